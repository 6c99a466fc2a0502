import Foundation
import LibriCore
import LibriTestSupport
import Testing

@Suite struct TrainingDataTests {
    private struct Line: Decodable {
        var family: String
        var text: String
        var language: Language
        var intents: [Intent]
        var orderNumbers: [String]
        var surname: String?
    }

    private func lines() throws -> [Line] {
        let folder = ProjectFolder.url.appendingPathComponent("training/understanding")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "jsonl" }.sorted { $0.path < $1.path }.flatMap { file in
            try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map { line in
                try JSONDecoder().decode(Line.self, from: Data(line))
            }
        }
    }

    @Test func isLargeAndVaried() throws {
        let lines = try lines()
        #expect(lines.count { $0.language == .french } >= 4_000)
        #expect(lines.count { $0.language == .english } >= 1_500)
        #expect(Set(lines.map(\.family)).count >= 2_000)
        for intent in Intent.allCases { #expect(lines.count { $0.intents.contains(intent) } >= 200, "\(intent)") }
        #expect(lines.count { $0.intents.count > 1 } >= 400)
    }

    @Test func everyLabelIsWellFormed() throws {
        for line in try lines() {
            #expect(
                !line.intents.isEmpty && line.intents.map(\.rawValue) == line.intents.map(\.rawValue).sorted(),
                "\(line.family)")
            #expect((try? Message(.text(line.text))) != nil, "\(line.family)")
            for number in line.orderNumbers {
                #expect((try? OrderReference(number))?.description == number, "\(line.family): \(number)")
            }
            if let surname = line.surname {
                #expect(surname == surname.uppercased() && !surname.isEmpty, "\(line.family)")
            }
        }
    }

    /// Messages that differ in figures, case and punctuation alone count as one.
    @Test func fewMessagesAreNearlyTheSame() throws {
        let bare = try lines().map { line in
            line.text.folded().split { !$0.isLetter }.joined(separator: " ")
        }
        let worded = bare.filter { $0.split(separator: " ").count >= 4 }
        #expect(Set(worded).count >= worded.count * 995 / 1_000)
    }
}
