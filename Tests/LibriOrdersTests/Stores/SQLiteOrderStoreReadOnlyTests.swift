import Foundation
import GRDB
import LibriOrders
import LibriTestSupport
import Testing

/// What an order store opens cannot be written, by whatever way.
@Suite struct SQLiteOrderStoreReadOnlyTests {
    private static let writes = [
        "INSERT INTO Commandes VALUES ('CL-401373-000000', 'Paul DURAND')",
        "UPDATE Commandes SET NomClient = 'Paul DURAND'", "DELETE FROM Commandes", "DROP TABLE Commandes",
        "REPLACE INTO Commandes VALUES ('CL-401372-487531', 'Paul DURAND')",
        "ALTER TABLE Commandes ADD COLUMN x", "CREATE TABLE x (a)", "CREATE TEMP TABLE x (a)",
        "CREATE INDEX x ON Commandes (NomClient)", "CREATE VIEW x AS SELECT 1", "CREATE TEMP VIEW x AS SELECT 1",
        "PRAGMA user_version = 9", "PRAGMA application_id = 9", "REINDEX", "ANALYZE", "VACUUM",
    ]

    private static let schema = OrderSchema(
        table: "Commandes", columns: .init(number: "NumeroCommande", customer: "NomClient"), statuses: [:])

    private func database(_ path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE Commandes (NumeroCommande TEXT, NomClient TEXT);
                    CREATE INDEX i ON Commandes (NumeroCommande);
                    INSERT INTO Commandes VALUES ('CL-401372-487531', 'Mina RAMI');
                    """
            )
        }
        try queue.close()
    }

    @Test(arguments: writes) func refusesToWrite(statement: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("orders.sqlite")
        try database(path)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let reader = try SQLiteOrderStore.open(path)
        let writer = try #require(reader as? any DatabaseWriter, "a reader that is a writer by its type alone")
        #expect(throws: DatabaseError.self) { try reader.read { try $0.execute(sql: statement) } }
        #expect(throws: DatabaseError.self) { try reader.unsafeRead { try $0.execute(sql: statement) } }
        #expect(throws: DatabaseError.self) { try reader.unsafeReentrantRead { try $0.execute(sql: statement) } }
        #expect(throws: DatabaseError.self) { try writer.write { try $0.execute(sql: statement) } }
        #expect(throws: DatabaseError.self) { try writer.writeWithoutTransaction { try $0.execute(sql: statement) } }
        #expect(throws: DatabaseError.self) {
            try writer.barrierWriteWithoutTransaction { try $0.execute(sql: statement) }
        }
        try reader.close()
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test(arguments: writes.filter { !$0.contains("TEMP") && $0 != "ANALYZE" })
    func refusesToWriteWithoutTheGuardOfThePragma(statement: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("orders.sqlite")
        try database(path)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let reader = try SQLiteOrderStore.open(path)
        #expect(throws: DatabaseError.self) {
            try reader.unsafeRead { db in
                try db.execute(sql: "PRAGMA query_only = OFF")
                try db.execute(sql: statement)
            }
        }
        try reader.close()
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test(arguments: ["ATTACH '%' AS other; CREATE TABLE other.x (a)", "VACUUM INTO '%'"])
    func makesNoOtherFile(statement: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("orders.sqlite")
        try database(path)
        let reader = try SQLiteOrderStore.open(path)
        let sql = statement.replacingOccurrences(of: "%", with: folder.path("other.sqlite"))
        #expect(throws: DatabaseError.self) { try reader.unsafeRead { try $0.execute(sql: sql) } }
        try reader.close()
        let size = (try? Data(contentsOf: URL(fileURLWithPath: folder.path("other.sqlite"))).count) ?? 0
        #expect(size == 0)
    }

    @Test func leavesTheJournalModeAndAddsNoFiles() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("orders.sqlite")
        try database(path)
        let reader = try SQLiteOrderStore.open(path)
        #expect(throws: DatabaseError.self) {
            try reader.unsafeRead { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
        }
        #expect(try reader.unsafeRead { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "delete")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["orders.sqlite"])
    }

    @Test func everyConnectionIsGuarded() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("orders.sqlite")
        try database(path)
        let reader = try SQLiteOrderStore.open(path)
        let writer = try #require(reader as? any DatabaseWriter)
        func settings(_ db: Database) throws -> [Int?] {
            try ["query_only", "trusted_schema", "busy_timeout"].map { try Int.fetchOne(db, sql: "PRAGMA \($0)") }
        }
        #expect(try reader.read(settings) == [1, 0, 0])
        #expect(try writer.writeWithoutTransaction(settings) == [1, 0, 0])
    }

    @Test func readsFromAFolderThatCannotBeWritten() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("orders.sqlite")
        try database(path)
        func permit(_ mode: Int, _ path: String) throws {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }
        try permit(0o400, path)
        try permit(0o500, folder.url.path)
        let store = try SQLiteOrderStore(path: path, schema: Self.schema)
        let found = try await store.orders(matching: try OrderReference("CL-401372"), limit: 10)
        #expect(found.map(\.number.description) == ["CL-401372-487531"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["orders.sqlite"])
        try permit(0o700, folder.url.path)
    }
}
