import Foundation
import LibriRAG
import LibriTestSupport
import Testing

@Suite final class IncrementalIndexingTests {
    private let folder: TemporaryFolder
    private let store = InMemoryKnowledgeStore()
    private let indexer: KnowledgeIndexer

    init() throws {
        folder = try TemporaryFolder()
        indexer = KnowledgeIndexer(
            folder: DocumentFolder(detector: LanguageDetector(lexicons: try Lexicons())), analyzers: try Analyzers())
    }

    private func index() async throws -> KnowledgeIndexer.Summary {
        try await indexer.index([folder.url.path], into: store)
    }

    private func texts() async throws -> [String] {
        try await store.content().collection.passages.map(\.passage.text)
    }

    @Test func unchangedFilesAreTakenOverAndDeletedOnesVanish() async throws {
        try folder.write("Les délais de fabrication.", to: "a.txt")
        try folder.write("Les papiers crème.", to: "b.txt")
        try folder.write("Zygomorphe.", to: "c.txt")
        #expect(try await index().unchanged == 0)
        let first = try await store.content()

        #expect(try await index().unchanged == 3)
        #expect(try await store.content() == first, "taken over or read anew, it is the same")

        try folder.write("Les papiers bouffants.", to: "b.txt")
        try FileManager.default.removeItem(atPath: folder.path("c.txt"))
        #expect(try await index().unchanged == 1)
        #expect(try await texts() == ["Les délais de fabrication.", "Les papiers bouffants."])
        let words = try await store.content().collection.dictionaries.french.words
        #expect(words.contains("bouffants") && !words.contains("creme") && !words.contains("zygomorphe"))
    }

    @Test func whatIsTakenOverEqualsWhatIsReadAnew() async throws {
        for name in ["a", "b", "c"] {
            try folder.write("Texte \(name) : été, œuvre et papiers \(name).", to: "\(name).txt")
        }
        _ = try await index()
        try folder.write("Un autre texte pour été.", to: "b.txt")
        _ = try await index()
        let fresh = InMemoryKnowledgeStore()
        _ = try await indexer.index([folder.url.path], into: fresh)
        #expect(try await store.content() == fresh.content())
    }

    @Test func aBrokenFileKeepsWhatWasReadBefore() async throws {
        try folder.write("Les délais.", to: "a.md")
        try folder.write("Les papiers.", to: "b.md")
        _ = try await index()
        // A ZIP archive under another name.
        try Data([0x50, 0x4B, 3, 4, 0, 0, 0xFF, 0xFE]).write(to: URL(fileURLWithPath: folder.path("b.md")))
        try Data([0x50, 0x4B, 3, 4, 0, 0, 0xFF, 0xFE]).write(to: URL(fileURLWithPath: folder.path("new.md")))
        let summary = try await index()
        #expect(summary.problems.map { ($0.path as NSString).lastPathComponent } == ["b.md", "new.md"])
        #expect(try await texts() == ["Les délais.", "Les papiers."])
        let broken = try await store.content().sources.filter { $0.problem != nil }
        #expect(broken.map(\.documents) == [["b.md"], []], "a file that could never be read is known as well")

        try folder.write("Les papiers, enfin.", to: "b.md")
        try FileManager.default.removeItem(atPath: folder.path("new.md"))
        #expect(try await index().problems.isEmpty)
        #expect(try await texts() == ["Les délais.", "Les papiers, enfin."])
    }

    @Test func whatIsLeftOutIsToldUntilItIsMended() async throws {
        try folder.write("---\nlanguage: de\n---\nLes délais.", to: "a.md")
        let line = #"{"id": "1", "text": "Un livre.", "language": "it"}"#
        let lines = (0..<30).map { line.replacing("1", with: "\($0)") }.joined(separator: "\n")
        try folder.write(lines, to: "b.jsonl")
        try folder.write("question,answer,language\nQuoi ?,Ceci.,fr-FR\nQui ?,Lui.,xx\n", to: "c.csv")
        let first = try await index()
        #expect(first.problems.isEmpty && first.documents == 33)
        #expect(first.warnings.count == 1 + 11 + 1)
        let messages = first.warnings.map(\.message)
        #expect(messages[0].hasPrefix("a.md, line 2") && messages[1].hasPrefix("b.jsonl, line 1"))
        #expect(messages[11].hasSuffix("b.jsonl: and 20 more like these."))
        #expect(messages[12].hasPrefix("c.csv, row 2"))
        let second = try await index()
        #expect(second.unchanged == 3 && second.warnings == first.warnings)
        try folder.write("---\nlanguage: fr\n---\nLes délais.", to: "a.md")
        #expect(try await index().warnings.count == 12)
    }

    @Test func nothingButBrokenFilesIsAnErrorAndTheOldContentStays() async throws {
        try folder.write("Les délais.", to: "a.md")
        _ = try await index()
        try FileManager.default.removeItem(atPath: folder.path("a.md"))
        await #expect(throws: DocumentError.self) { try await index() }
        #expect(try await texts() == ["Les délais."])
    }
}
