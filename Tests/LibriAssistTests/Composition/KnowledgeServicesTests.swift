import Foundation
import LibriAssist
import LibriTestSupport
import Testing

@Suite struct KnowledgeServicesTests {
    @Test func makesTheStoreAnewWhenItsSourcesChange() async throws {
        let folder = try TemporaryFolder()
        let store = folder.path("k.sqlite")
        try folder.write("Les délais.", to: "docs/a.txt")
        try folder.write("Les papiers.", to: "old/z.txt")
        let (docs, old) = (folder.path("docs"), folder.path("old"))
        let knowledge = try KnowledgeServices()
        #expect(try await knowledge.refresh(store, from: [docs])?.documents == 1)
        #expect(try await knowledge.refresh(store, from: [docs]) == nil, "nothing has changed")

        try folder.write("Les prix.", to: "docs/b.txt")
        #expect(try await knowledge.refresh(store, from: [docs])?.documents == 2, "a document was added")
        try FileManager.default.removeItem(atPath: folder.path("docs/b.txt"))
        #expect(try await knowledge.refresh(store, from: [docs])?.documents == 1, "a document was taken away")

        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: folder.path("old/z.txt"))
        #expect(try await knowledge.refresh(store, from: [old])?.documents == 1, "other sources, however old")
        let passages = try await knowledge.store(at: store).content().collection.passages
        #expect(passages.map(\.passage.text) == ["Les papiers."])
    }

    @Test func makesADamagedStoreAnew() async throws {
        let folder = try TemporaryFolder()
        let store = try folder.write(String(repeating: "rubbish ", count: 1_000), to: "k.sqlite")
        try folder.write("Les délais.", to: "docs/a.txt")
        #expect(try await KnowledgeServices().refresh(store, from: [folder.path("docs")])?.documents == 1)
    }

    @Test func whatCouldNotBeReadIsTriedAgain() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Les délais.", to: "docs/a.txt")
        try folder.write("---\ntitle: sans fin\n", to: "docs/b.md")
        let (store, docs) = (folder.path("k.sqlite"), folder.path("docs"))
        let knowledge = try KnowledgeServices()
        #expect(try await knowledge.refresh(store, from: [docs])?.problems.count == 1)
        #expect(try await knowledge.refresh(store, from: [docs])?.problems.count == 1, "it is broken still")
        try folder.write("Les prix.", to: "docs/b.md")
        #expect(try await knowledge.refresh(store, from: [docs])?.problems.isEmpty == true)
        #expect(try await knowledge.refresh(store, from: [docs]) == nil)
    }

    @Test func withoutSourcesTheStoreIsLeftAlone() async throws {
        #expect(try await KnowledgeServices().refresh("/nowhere/k.sqlite", from: []) == nil)
    }
}
