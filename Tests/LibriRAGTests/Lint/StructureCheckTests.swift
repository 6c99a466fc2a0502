import LibriRAG
import Testing

@Suite struct StructureCheckTests {
    private func findings(_ text: String) throws -> [LintFinding] { try LintSample.findings(["a.md": text]) }

    @Test func aGoodDocumentHasNoFindings() throws {
        #expect(try findings(LintSample.french("Début.\n\n## Un\n\n### Deux\n\nTexte.\n\n## Trois\n\n- a")).isEmpty)
    }

    @Test func findsSectionsAndDocumentsWithoutText() throws {
        let found = try findings(LintSample.french("Début.\n\n## Vide\n\n## Plein\n\nTexte.\n\n### Fin"))
        #expect(found.map(\.heading) == ["Fin", "Vide"])
        #expect(found.allSatisfy { $0.kind == .empty && $0.severity == .warning })
        #expect(try findings(LintSample.english("# Title")).map(\.message) == ["The document has no text."])
    }

    @Test func findsAMissingTitle() throws {
        #expect(try findings("Du texte.").map(\.kind) == [.missingTitle])
        #expect(try findings("# Titre\n\nDu texte.").isEmpty)
    }

    @Test func findsWhatIsTooLongForOneAnswer() throws {
        let words = (1...40).map { "Le mot numéro \($0) est encore différent." }
        let paragraph = words.joined(separator: " ")
        let list = words.map { "- " + $0 }.joined(separator: "\n")
        let found = try findings(LintSample.french("\(paragraph)\n\n## Liste\n\n\(list)"))
            .filter { $0.kind == .overlong }
        #expect(found.map(\.heading) == ["Liste", nil])
        #expect(found.allSatisfy { $0.severity == .notice && $0.quotes[0].count == 200 })
    }

    @Test func twoDocumentsOfOneNameAreFound() throws {
        let document = Document(id: "a", title: "A", language: .french, sections: [.init(blocks: ["Texte."])])
        let found = KnowledgeLint(analyzers: try Analyzers()).findings(
            in: LintInput(documents: [document, document]), today: LintSample.today)
        #expect(found.map(\.kind) == [.sameName])
    }
}
