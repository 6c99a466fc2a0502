#if SQLite
import Foundation
import GRDB
@testable import LibriRAG
import LibriTestSupport
import Synchronization
import Testing
import VectorStoreConformance

@Suite final class SQLiteVectorStoreTests {
    private let folder: TemporaryFolder
    private let path: String
    private let space = VectorSpace(model: "m", dimension: 3)
    private let resets = ResetLog()

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("vectors.sqlite")
    }

    private func open(_ space: VectorSpace? = nil) throws -> SQLiteVectorStore {
        let resets = resets
        return try SQLiteVectorStore(path: path, space: space ?? self.space) { resets.append($0) }
    }

    private func filled() async throws -> SQLiteVectorStore {
        let store = try open()
        try await store.upsert(["x": [1, 0, 0], "y": [0, 1, 0], "z": [0, 0, 1]])
        return store
    }

    private var reported: [SQLiteVectorStore.Reset] { resets.all }

    @Test func conforms() async throws {
        let folder = folder.url
        let violations = await VectorStoreConformance.violations { space in
            let path = folder.appendingPathComponent("\(UInt64.random(in: 0...UInt64.max)).sqlite").path
            return try SQLiteVectorStore(path: path, space: space)
        }
        #expect(violations == [])
    }

    @Test func isThereAgainAndForThisUserAlone() async throws {
        _ = try await filled()
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.path(file))[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(file)")
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        let again = try open()
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
        #expect(try await again.nearest(to: [0, 1, 0], limit: 1) == [VectorMatch(identifier: "y", similarity: 1)])
        #expect(try await again.vectors(for: ["x", "none"]) == ["x": [1, 0, 0]])
        #expect(reported.isEmpty)
    }

    @Test(arguments: [VectorSpace(model: "other", dimension: 3), VectorSpace(model: "m", dimension: 2)])
    func anotherSpaceEmptiesIt(_ other: VectorSpace) async throws {
        let first = try await filled()
        let second = try open(other)
        #expect(try await second.identifiers().isEmpty)
        #expect(reported == [.otherSpace(space)])
        #expect(reported[0].description.contains("m (3 components)"))
        // Whoever still works with the former model neither reads nor writes vectors of the other.
        try await second.upsert(["new": other.dimension == 3 ? [1, 0, 0] : [1, 0]])
        await #expect(throws: ModelError.self) { try await first.upsert(["x": [1, 0, 0]]) }
        await #expect(throws: ModelError.self) { try await first.identifiers() }
        #expect(try await second.identifiers() == ["new"])
    }

    @Test func aDamagedFileIsMadeAnew() async throws {
        try await filled().close()
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.seek(toOffset: 100)
        try file.write(contentsOf: Data(repeating: 0xA5, count: 8_000))
        try file.close()
        let store = try open()
        #expect(reported == [.damaged])
        try await store.upsert(["x": [1, 0, 0]])
        #expect(try await open().identifiers() == ["x"])
    }

    @Test func aFileCutShortIsMadeAnew() async throws {
        let store = try await filled()
        var many: [String: [Float]] = [:]
        for index in 0..<3_000 { many["\(index)"] = [0, 1, 0] }
        try await store.upsert(many)
        try store.close()
        #expect(truncate(path, 20_000) == 0)
        let again = try open()
        #expect(reported == [.damaged])
        #expect(try await again.identifiers().isEmpty)
    }

    @Test(arguments: ["no database at all", "SQLite format 3\0 but no more"])
    func anotherKindOfFileKeepsItsContent(_ text: String) async throws {
        try folder.write(text, to: "vectors.sqlite")
        let store = try open()
        try await store.upsert(["x": [1, 0, 0]])
        guard case .foreign(let aside)? = reported.first else {
            Issue.record("nothing is reported")
            return
        }
        #expect(try String(contentsOfFile: aside, encoding: .utf8) == text)
        #expect(try await store.identifiers() == ["x"])
    }

    @Test func anotherDatabaseKeepsItsContent() async throws {
        let orders = try DatabaseQueue(path: path)
        try await orders.write { db in
            try db.execute(sql: "CREATE TABLE orders (number); INSERT INTO orders VALUES (1)")
        }
        try orders.close()
        _ = try open()
        guard case .foreign(let aside)? = reported.first else {
            Issue.record("nothing is reported")
            return
        }
        let kept = try DatabaseQueue(path: aside)
        #expect(try await kept.read { db in try Int.fetchOne(db, sql: "SELECT number FROM orders") } == 1)
    }

    @Test func rowsThatAreNoVectorsAreDropped() async throws {
        try await filled().close()
        let database = try DatabaseQueue(path: path)
        try await database.write { db in
            let nan = VectorBytes.data(of: [.nan, 0, 0])
            let long = VectorBytes.data(of: [1, 1, 1])
            let fine = VectorBytes.data(of: [1, 0, 0])
            for (identifier, blob) in [("nan", nan), ("long", long), ("short", Data([1, 2])), ("empty", Data())] {
                try db.execute(sql: "INSERT INTO vector VALUES (?, ?, 1)", arguments: [identifier, blob])
            }
            try db.execute(sql: "INSERT INTO vector VALUES (?, ?, 1)", arguments: [Data([0xFF, 0xFE]), fine])
            try db.execute(sql: "UPDATE vector SET vector = 'text' WHERE identifier = 'z'")
        }
        try database.close()
        let store = try open()
        #expect(reported == [.droppedRows(6)])
        #expect(try await store.identifiers() == ["x", "y"])
        try await store.upsert(["z": [0, 0, 1]])
        #expect(try await open().identifiers() == ["x", "y", "z"])
        #expect(reported.count == 1, "they are gone from the file")
    }

    @Test func refusesWhatCannotBeWritten() throws {
        let error = #expect(throws: ModelError.self) {
            try SQLiteVectorStore(path: folder.path("no/folder/vectors.sqlite"), space: space)
        }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("does its folder exist") == true)
    }
}

/// What was reported, in any task.
private final class ResetLog: Sendable {
    private let resets = Mutex<[SQLiteVectorStore.Reset]>([])

    var all: [SQLiteVectorStore.Reset] { resets.withLock { $0 } }

    func append(_ reset: SQLiteVectorStore.Reset) { resets.withLock { $0.append(reset) } }
}

extension SQLiteVectorStore {
    /// Closes the file, as the end of a process does.
    fileprivate func close() throws { try opened.withLock { try $0.pool.close() } }
}
#endif
