import Foundation
import LibriAssist
import LibriTestSupport
import Testing

/// Names that no model has seen, planted into questions that none has learnt from, with the sample shop's documents as
/// the words that stay.
@Suite struct PlantedNamesTests {
    private func plant(
        _ name: String, given: String, into question: String, number: Int
    ) -> String {
        let block = 100_000 + number * 397 % 899_999
        let written = number % 5 == 0 ? name.uppercased() : number % 7 == 0 ? name.lowercased() : name
        switch number % 12 {
        case 0: return "je m'appelle \(given) \(written), \(question)"
        case 1: return "\(question)\n\(given) \(written)"
        case 2: return "\(question) Cordialement, \(written)"
        case 3: return "Bonjour, \(written) à l'appareil. \(question)"
        case 4: return "\(written) : \(question)"
        case 5: return "Mme \(written) : \(question)"
        case 6: return "\(question) (commande au nom de \(written))"
        case 7: return "\(given) \(written)\n\(question)"
        case 8: return "\(question) merci, \(given) \(written)"
        case 9: return "c'est pour M. \(written). \(question)"
        case 10: return "nom : \(written). \(question)"
        default: return "\(written) CL-\(block)-\(block) \(question)"
        }
    }

    @Test func hardlyAnyStaysAfterRedaction() async throws {
        let folder = try TemporaryFolder()
        let knowledge = try KnowledgeServices()
        let store = folder.path("k.sqlite")
        let documents = ProjectFolder.url.appendingPathComponent("demo/knowledge/fr").path
        _ = try await knowledge.refresh(store, from: [documents])
        let redactor = PatternRedactor(
            lexicons: try Lexicons(), names: try NameModel(), orderNumberFormat: .coolLibri,
            vocabulary: try await knowledge.retriever(over: store))

        let training = ProjectFolder.url.appendingPathComponent("training")
        let questions = try LabelledMessage.readFolder(training.appendingPathComponent("understanding")).filter {
            MessageSplit(of: $0) == .heldBack && $0.intents == [.general] && $0.surname == nil
                && $0.language == .french
        }
        let surnames = try names(training.appendingPathComponent("names/surnames.txt"))
        let givenNames = try names(training.appendingPathComponent("names/first-names.txt"))
        try #require(questions.count > 300 && surnames.count > 500 && givenNames.count > 300)

        var left: [String] = []
        let count = 2_000
        for number in 0..<count {
            let name = surnames[number * 13 % surnames.count]
            let text = plant(
                name, given: givenNames[number * 17 % givenNames.count], into: questions[number % questions.count].text,
                number: number)
            let redacted = redactor.redact(text, language: .french)
            let words = Set(Word.words(of: redacted).map(\.folded))
            if Word.words(of: name).allSatisfy({ words.contains($0.folded) }) { left.append("\(name): \(text)") }
        }
        #expect(Double(left.count) / Double(count) <= 0.005, "\(left.joined(separator: "\n"))")
    }

    private func names(_ file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).map(String.init)
            .filter { MessageSplit(ofName: $0) == .heldBack }
    }
}
