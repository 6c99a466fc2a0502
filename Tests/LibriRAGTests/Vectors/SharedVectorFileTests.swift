#if SQLite
import Foundation
@testable import LibriRAG
import LibriTestSupport
import Testing

/// Two stores on one file, as the server and a command have it.
@Suite final class SharedVectorFileTests {
    private let folder: TemporaryFolder
    private let path: String
    private let space = VectorSpace(model: "m", dimension: 2)
    private let server: SQLiteVectorStore
    private let command: SQLiteVectorStore

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("vectors.sqlite")
        server = try SQLiteVectorStore(path: path, space: space)
        command = try SQLiteVectorStore(path: path, space: space)
    }

    /// Searches until the background has caught up, for at most ten seconds.
    private func eventually(_ identifiers: [String], near vector: [Float]) async throws -> [String] {
        var found: [String] = []
        for _ in 0..<1_000 {
            found = try await server.nearest(to: vector, limit: 10).map(\.identifier)
            if found == identifiers { break }
            try await Task.sleep(for: .milliseconds(10))
        }
        return found
    }

    @Test func eachSeesWhatTheOtherChanges() async throws {
        try await command.upsert(["a": [1, 0], "b": [0, 1]])
        #expect(try await eventually(["a", "b"], near: [1, 0]) == ["a", "b"])
        try await command.remove(["a"])
        try await command.upsert(["c": [1, 0]])
        #expect(try await server.identifiers() == ["b", "c"], "identifiers are those of the file, at once")
        #expect(try await server.vectors(for: ["a", "c"]) == ["c": [1, 0]])
        try await server.upsert(["d": [0.6, 0.8]])
        #expect(try await command.identifiers() == ["b", "c", "d"])
        #expect(try await command.nearest(to: [1, 0], limit: 10).map(\.identifier) == ["c", "d", "b"])
    }

    @Test func aWriteTakesOverWhatTheOtherHasWrittenBefore() async throws {
        try await command.upsert(["a": [1, 0]])
        try await server.upsert(["b": [0, 1]])
        #expect(try await server.nearest(to: [1, 0], limit: 10).map(\.identifier) == ["a", "b"])
    }

    @Test func aFileThatTheOtherMadeAnewIsOpenedAnew() async throws {
        try await server.upsert(["old": [1, 0]])
        for suffix in ["", "-wal", "-shm"] { try FileManager.default.removeItem(atPath: path + suffix) }
        let other = try SQLiteVectorStore(path: path, space: space)
        try await other.upsert(["new": [0, 1]])
        #expect(try await eventually(["new"], near: [1, 0]) == ["new"])
        try await server.upsert(["more": [1, 0]])
        #expect(try await other.identifiers() == ["new", "more"])
    }

    @Test func marksForAMirrorOutlastTheProcess() async throws {
        try await server.upsert(["a": [1, 0], "b": [0, 1]])
        #expect(try await command.unmirrored() == ["a", "b"])
        try await server.markMirrored(["a"])
        #expect(try await SQLiteVectorStore(path: path, space: space).unmirrored() == ["b"])
        try await server.upsert(["a": [0, 1]])
        try await server.remove(["b"])
        #expect(try await command.unmirrored() == ["a"])
    }

    @Test func manyWritersOnBothSidesLoseNothing() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<40 {
                let store = index.isMultiple(of: 2) ? server : command
                group.addTask { try await store.upsert(["\(index)": [1, 0]]) }
            }
            try await group.waitForAll()
        }
        let all = Set((0..<40).map(String.init))
        #expect(try await server.identifiers() == all)
        #expect(try await command.identifiers() == all)
    }
}
#endif
