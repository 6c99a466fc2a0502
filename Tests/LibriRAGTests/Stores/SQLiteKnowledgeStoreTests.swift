import Foundation
import GRDB
import LibriRAG
import LibriTestSupport
import Testing

@Suite struct SQLiteKnowledgeStoreTests {
    private let analyzers: Analyzers

    init() throws { analyzers = try Analyzers() }

    private func content(_ count: Int = 3, fingerprint: String = "f") -> KnowledgeContent {
        let passages = [("a", 0), ("a", 1), ("b", 0)].prefix(count).map { document, ordinal in
            Passage(
                document: document, ordinal: ordinal, title: "Les délais",
                headings: ordinal == 0 ? [] : ["Détail", "Plus"], url: document == "a" ? "https://shop.example" : nil,
                language: document == "a" ? .french : .english, updated: LocalDate(iso: "2025-10-20"),
                text: "Cinq jours.\n\n- un\n- deux")
        }
        let source = KnowledgeSource(
            path: "/d/a.md", hash: "1", documents: ["a", "b"], problem: "p", warnings: ["v", "w"])
        return KnowledgeContent(
            collection: AnalysedCollection(Array(passages), analyzers: analyzers), sources: count == 3 ? [source] : [],
            fingerprint: fingerprint)
    }

    @Test func givesBackWhatWasPutIn() async throws {
        let folder = try TemporaryFolder()
        let store = SQLiteKnowledgeStore(path: folder.path("k.sqlite"), analyzers: analyzers)
        try await store.replace(with: content())
        #expect(try await store.content() == content())
        try await store.replace(with: content(1))
        #expect(try await store.content() == content(1))
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path("k.sqlite")))
        #expect(bytes.firstRange(of: Data("Détail".utf8)) == nil, "what is gone is gone from the file")
    }

    @Test func theFileIsForItsUserAlone() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("k.sqlite")
        try await SQLiteKnowledgeStore(path: path, analyzers: analyzers).replace(with: content())
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }

    @Test func aFailedReplacementLeavesTheOldContent() async throws {
        let folder = try TemporaryFolder()
        let store = SQLiteKnowledgeStore(path: folder.path("k.sqlite"), analyzers: analyzers)
        try await store.replace(with: content())
        await #expect(throws: KnowledgeStoreError.self) {
            var twice = content()
            twice.collection.passages += twice.collection.passages
            try await store.replace(with: twice)
        }
        #expect(try await store.content() == content())
    }

    @Test func namesAMissingStoreAndTheRemedy() async throws {
        let store = SQLiteKnowledgeStore(path: "/nowhere/k.sqlite", analyzers: analyzers)
        let error = await #expect(throws: KnowledgeStoreError.self) { try await store.content() }
        #expect(error?.code == .missing)
        #expect(error?.message.contains("knowledge index") == true)
        await #expect(throws: KnowledgeStoreError.self) { try await store.replace(with: content()) }
    }

    @Test func refusesAStoreOfOtherRules() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("k.sqlite")
        let store = SQLiteKnowledgeStore(path: path, analyzers: analyzers)
        try await store.replace(with: content())
        try await DatabaseQueue(path: path).write { try $0.execute(sql: "UPDATE meta SET value = 'other'") }
        let error = await #expect(throws: KnowledgeStoreError.self) { try await store.content() }
        #expect(error?.code == .outdated)
    }

    @Test func remembersWhatItWasMadeFrom() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("k.sqlite")
        let store = SQLiteKnowledgeStore(path: path, analyzers: analyzers)
        #expect(await store.fingerprint() == nil)
        try await store.replace(with: content(fingerprint: "one"))
        #expect(await store.fingerprint() == "one")
        try folder.write(String(repeating: "damaged ", count: 500), to: "k.sqlite")
        #expect(await store.fingerprint() == nil)
        try await store.replace(with: content(fingerprint: "two"))
        #expect(try await store.content() == content(fingerprint: "two"), "a damaged file is replaced")
    }

    @Test func refusesAFileThatIsNoDatabase() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(String(repeating: "no database ", count: 500), to: "k.sqlite")
        let error = await #expect(throws: KnowledgeStoreError.self) {
            try await SQLiteKnowledgeStore(path: path, analyzers: analyzers).content()
        }
        #expect(error?.message.contains(path) == true)
    }
}
