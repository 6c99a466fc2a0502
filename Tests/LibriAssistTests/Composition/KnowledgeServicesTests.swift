import Foundation
import GRDB
import LibriAssist
import LibriTestSupport
import Testing

@Suite struct KnowledgeServicesTests {
    /// Sets a file's date back, so that what is made next is newer.
    private func age(_ path: String, seconds: Double) throws {
        try FileManager.default.setAttributes([.modificationDate: Date() - seconds], ofItemAtPath: path)
    }

    @Test func makesTheStoreAnewWhenItsSourcesChange() async throws {
        let folder = try TemporaryFolder()
        let store = folder.path("k.sqlite")
        let document = try folder.write("Les délais.", to: "docs/a.txt")
        let docs = folder.path("docs")
        for path in [document, docs] { try age(path, seconds: 100) }
        let knowledge = try KnowledgeServices()
        #expect(try await knowledge.refresh(store, from: [docs])?.documents == 1)
        try age(store, seconds: 50)
        #expect(try await knowledge.refresh(store, from: [docs]) == nil, "nothing has changed")

        try folder.write("Les prix.", to: "docs/b.txt")
        #expect(try await knowledge.refresh(store, from: [docs])?.documents == 2)
        try age(store, seconds: 50)
        for path in [document, folder.path("docs/b.txt")] { try age(path, seconds: 100) }
        try FileManager.default.removeItem(atPath: folder.path("docs/b.txt"))
        #expect(try await knowledge.refresh(store, from: [docs])?.documents == 1, "a document was taken away")
    }

    @Test func makesAStoreOfOtherRulesAnew() async throws {
        let folder = try TemporaryFolder()
        let store = folder.path("k.sqlite")
        try folder.write("Les délais.", to: "docs/a.txt")
        for path in ["docs/a.txt", "docs"] { try age(folder.path(path), seconds: 100) }
        let knowledge = try KnowledgeServices()
        _ = try await knowledge.refresh(store, from: [folder.path("docs")])
        try await DatabaseQueue(path: store).write { try $0.execute(sql: "UPDATE meta SET value = 'other'") }
        #expect(try await knowledge.refresh(store, from: [folder.path("docs")])?.documents == 1)
    }

    @Test func withoutSourcesTheStoreIsLeftAlone() async throws {
        #expect(try await KnowledgeServices().refresh("/nowhere/k.sqlite", from: []) == nil)
    }
}
