import Foundation
import GRDB
import LibriRAG
import LibriTestSupport
import Testing

@Suite struct SQLiteKnowledgeStoreTests {
    private let analyzers: Analyzers

    init() throws { analyzers = try Analyzers() }

    private var passages: [AnalysedPassage] {
        [("a", 0), ("a", 1), ("b", 0)].map { document, ordinal in
            AnalysedPassage(
                Passage(
                    document: document, ordinal: ordinal, title: "Les délais",
                    headings: ordinal == 0 ? [] : ["Détail", "Plus"],
                    url: document == "a" ? "https://shop.example" : nil, language: .french,
                    text: "Cinq jours.\n\n- un\n- deux"
                ),
                analyzers: analyzers
            )
        }
    }

    @Test func givesBackWhatWasPutIn() async throws {
        let folder = try TemporaryFolder()
        let store = SQLiteKnowledgeStore(path: folder.path("k.sqlite"), analyzers: analyzers)
        try await store.replace(with: passages, fingerprint: "f")
        #expect(try await store.passages() == passages)
        try await store.replace(with: Array(passages.prefix(1)), fingerprint: "f")
        #expect(try await store.passages() == Array(passages.prefix(1)))
    }

    @Test func theFileIsForItsUserAlone() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("k.sqlite")
        try await SQLiteKnowledgeStore(path: path, analyzers: analyzers).replace(with: passages, fingerprint: "f")
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
    }

    @Test func aFailedReplacementLeavesTheOldContent() async throws {
        let folder = try TemporaryFolder()
        let store = SQLiteKnowledgeStore(path: folder.path("k.sqlite"), analyzers: analyzers)
        try await store.replace(with: passages, fingerprint: "f")
        await #expect(throws: KnowledgeStoreError.self) {
            try await store.replace(with: passages + passages, fingerprint: "f")
        }
        #expect(try await store.passages() == passages)
    }

    @Test func namesAMissingStoreAndTheRemedy() async throws {
        let store = SQLiteKnowledgeStore(path: "/nowhere/k.sqlite", analyzers: analyzers)
        let error = await #expect(throws: KnowledgeStoreError.self) { try await store.passages() }
        #expect(error?.code == .missing)
        #expect(error?.message.contains("knowledge index") == true)
        await #expect(throws: KnowledgeStoreError.self) { try await store.replace(with: [], fingerprint: "f") }
    }

    @Test func refusesAStoreOfOtherRules() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("k.sqlite")
        let store = SQLiteKnowledgeStore(path: path, analyzers: analyzers)
        try await store.replace(with: passages, fingerprint: "f")
        try await DatabaseQueue(path: path).write { try $0.execute(sql: "UPDATE meta SET value = 'other'") }
        let error = await #expect(throws: KnowledgeStoreError.self) { try await store.passages() }
        #expect(error?.code == .outdated)
    }

    @Test func remembersWhatItWasMadeFrom() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("k.sqlite")
        let store = SQLiteKnowledgeStore(path: path, analyzers: analyzers)
        #expect(await store.fingerprint() == nil)
        try await store.replace(with: passages, fingerprint: "one")
        #expect(await store.fingerprint() == "one")
        try folder.write(String(repeating: "damaged ", count: 500), to: "k.sqlite")
        #expect(await store.fingerprint() == nil)
        try await store.replace(with: passages, fingerprint: "two")
        #expect(try await store.passages() == passages, "a damaged file is replaced")
    }

    @Test func refusesAFileThatIsNoDatabase() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(String(repeating: "no database ", count: 500), to: "k.sqlite")
        let error = await #expect(throws: KnowledgeStoreError.self) {
            try await SQLiteKnowledgeStore(path: path, analyzers: analyzers).passages()
        }
        #expect(error?.message.contains(path) == true)
    }
}
