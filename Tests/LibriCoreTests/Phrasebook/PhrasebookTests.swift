import Foundation
import LibriCore
import LibriTestSupport
import Testing

@Suite struct PhrasebookTests {
    private static let modules = ["LibriCore", "LibriOrders", "LibriRAG"]

    private func sentences(_ module: String, _ language: String) throws -> [String: String] {
        let text = try ProjectFolder.text("Sources/\(module)/Resources/phrasebook.\(language).json")
        return try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    }

    @Test(arguments: modules)
    func bothLanguagesSayTheSameThings(module: String) throws {
        let (french, english) = (try sentences(module, "fr"), try sentences(module, "en"))
        #expect(french.keys.sorted() == english.keys.sorted())
        for (key, sentence) in french {
            let placeholders = { (text: String) in Set(text.matches(of: /\{[a-z]+\}/).map { String($0.output) }) }
            #expect(placeholders(sentence) == placeholders(english[key] ?? ""), "\(key)")
            #expect(!sentence.isEmpty && !(english[key] ?? "").isEmpty)
        }
    }

    @Test(arguments: modules)
    func frenchIsPolite(module: String) throws {
        for (key, sentence) in try sentences(module, "fr") {
            let words = sentence.folded().split { !$0.isLetter }
            #expect(!words.contains { ["tu", "ton", "ta", "tes", "toi"].contains($0) }, "\(key)")
        }
    }

    @Test func fillsPlaceholdersOnceAndLiterally() throws {
        let text = try Phrasebook().text(.init(rawValue: "contactEmail"), .french, ["value": "{value}"])
        #expect(text == "Par e-mail : {value}")
    }
}
