import Foundation
import LibriRAG
import LibriTestSupport
import Testing

@Suite struct KnowledgeIndexerTests {
    private func indexer() throws -> KnowledgeIndexer {
        KnowledgeIndexer(
            folder: DocumentFolder(detector: LanguageDetector(lexicons: try Lexicons())), analyzers: try Analyzers())
    }

    @Test func indexesAFolderAndReportsProgress() async throws {
        let folder = try TemporaryFolder()
        try folder.write("# A\n\nLes délais.\n\n## B\n\nLes prix.", to: "a.md")
        try folder.write("Les papiers.", to: "b.txt")
        let store = InMemoryKnowledgeStore()
        var steps: [Int] = []
        let summary = try await indexer().index([folder.url.path], into: store) { done, total in
            steps.append(done)
            #expect(total == 2)
        }
        #expect(steps == [1, 2])
        #expect(summary.documents == 2 && summary.passages == 3 && summary.skipped.isEmpty)
        #expect(try await store.content().collection.passages.count == 3)
    }

    @Test func refusesTwoDocumentsOfOneName() async throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"id":"x","text":"un"}"# + "\n" + #"{"id":"x","text":"deux"}"#, to: "a.jsonl")
        let indexer = try indexer()
        let error = await #expect(throws: DocumentError.self) {
            try await indexer.index([folder.url.path], into: InMemoryKnowledgeStore())
        }
        #expect(error?.message.contains("\"x\"") == true)
    }

    @Test func refusesAFolderWithoutDocuments() async throws {
        let folder = try TemporaryFolder()
        let path = folder.url.path
        let indexer = try indexer()
        await #expect(throws: DocumentError.self) { try await indexer.index([path], into: InMemoryKnowledgeStore()) }
    }
}
