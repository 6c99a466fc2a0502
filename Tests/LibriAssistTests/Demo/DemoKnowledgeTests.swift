import Foundation
import LibriAssist
import LibriTestSupport
import Testing

@Suite struct DemoKnowledgeTests {
    private func documents(_ language: Language) throws -> [(name: String, document: Document, text: String)] {
        let folder = DocumentFolder(detector: LanguageDetector(lexicons: try Lexicons()))
        let root = ProjectFolder.url.appendingPathComponent("demo/knowledge/\(language.rawValue)")
        return try folder.files(below: [root.path]).readable.flatMap { file in
            try folder.documents(in: file).map { (file.name, $0, try String(contentsOf: file.url, encoding: .utf8)) }
        }
    }

    @Test(arguments: [(Language.french, 30), (.english, 15)])
    func everyDocumentIsWhole(language: Language, least: Int) throws {
        let documents = try documents(language)
        #expect(documents.count >= least)
        for (name, document, _) in documents {
            #expect(document.language == language, "\(name)")
            #expect(document.url?.hasPrefix("https://") == true, "\(name)")
            #expect(document.updated != nil, "\(name)")
            #expect(document.title != name && !document.sections.isEmpty, "\(name)")
        }
        #expect(Set(documents.map(\.document.title)).count == documents.count)
    }

    @Test(arguments: Language.allCases)
    func linksLeadToDocuments(language: Language) throws {
        let documents = try documents(language)
        let names = Set(documents.map(\.name))
        for (name, _, text) in documents {
            for match in text.matches(of: /\]\(([^)]+)\)/) where !match.output.1.contains("://") {
                #expect(names.contains(String(match.output.1)), "\(name) links to \(match.output.1)")
            }
        }
    }

    /// Figures that are not the shop's own say so in the same sentence.
    @Test func delaysAndPricesAreMarkedAsExamples() throws {
        for (name, document, _) in try documents(.french) {
            for block in document.sections.flatMap(\.blocks) {
                for line in block.split(separator: "\n")
                where line.contains("jours ouvrés") && !line.contains("3 jours ouvrés") {
                    #expect(line.contains("exemple"), "\(name): \(line)")
                }
            }
        }
    }
}
