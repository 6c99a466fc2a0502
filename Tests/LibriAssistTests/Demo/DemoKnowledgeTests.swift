import Foundation
import LibriAssist
import LibriTestSupport
import Testing

@Suite struct DemoKnowledgeTests {
    private func documents(_ language: Language) async throws -> [(name: String, document: Document, text: String)] {
        let folder = DocumentFolder(detector: LanguageDetector(lexicons: try Lexicons()))
        let root = ProjectFolder.url.appendingPathComponent("demo/knowledge/\(language.rawValue)")
        var documents: [(String, Document, String)] = []
        for file in try folder.files(below: [root.path]).readable {
            let data = try folder.data(of: file)
            documents += try await folder.documents(in: file, data).map {
                (file.name, $0, String(decoding: data, as: UTF8.self))
            }
        }
        return documents
    }

    @Test(arguments: [(Language.french, 60), (.english, 30)])
    func everyDocumentIsWhole(language: Language, least: Int) async throws {
        let documents = try await documents(language)
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
    func linksLeadToDocuments(language: Language) async throws {
        let documents = try await documents(language)
        let names = Set(documents.map(\.name))
        for (name, _, text) in documents {
            for match in text.matches(of: /\]\(([^)]+)\)/) where !match.output.1.contains("://") {
                #expect(names.contains(String(match.output.1)), "\(name) links to \(match.output.1)")
            }
        }
    }

    /// Figures that are not the shop's own say so in the same sentence.
    @Test func delaysAndPricesAreMarkedAsExamples() async throws {
        for (name, document, _) in try await documents(.french) {
            for block in document.sections.flatMap(\.blocks) {
                for line in block.split(separator: "\n")
                where line.contains("jours ouvrés") && !line.contains("3 jours ouvrés") {
                    #expect(line.contains("exemple"), "\(name): \(line)")
                }
            }
        }
    }
}
