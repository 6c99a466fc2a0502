#if SQLite
import Foundation
import GRDB
import LibriSQLite

/// The database of the order door: the failures and locks of attempts, and who was shown what.
///
/// It holds no order number, name or address in clear, only hashes under a key that lies beside it in a file of its own.
public struct DoorDatabase: Sendable {
    private let database: DatabasePool
    private let commits: GroupCommit
    /// Makes numbers and clients unreadable.
    let key: DoorKey

    /// Opens the database; it is made when it is missing, for this user alone.
    ///
    /// - Parameters:
    ///   - path: The database file. Several processes may share it.
    ///   - keyPath: The file of the key; it is made when it is missing.
    /// - Throws: ``DoorDatabaseError`` when one of them can be neither opened nor made.
    public init(path: String, keyPath: String) throws(DoorDatabaseError) {
        key = try DoorKey(file: keyPath)
        var configuration = KeptFile.configuration(label: "door", busyTimeout: 2)
        configuration.maximumReaderCount = 4
        do {
            try KeptFile(path: path).createForThisUserAlone()
            database = try DatabasePool(path: path, configuration: configuration)
            try Self.migrator.migrate(database)
            commits = GroupCommit(database)
        } catch {
            throw DoorDatabaseError(
                "The database of the order door, \(path), cannot be opened. Is the folder writable, and the disk not full?",
                underlying: error)
        }
    }

    private static let migrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(sql: SQLiteAttemptRecords.tables)
            try db.execute(sql: SQLiteAccessLog.tables)
        }
        migrator.registerMigration("2") { db in try db.execute(sql: SQLiteAccessLog.countColumn) }
        return migrator
    }()

    func read<Result>(_ work: (Database) throws -> Result) throws(DoorDatabaseError) -> Result {
        do { return try database.read(work) } catch { throw DoorDatabaseError(reading: error) }
    }

    /// Writes something together with what others ask to be written at the time.
    func writeTogether(_ work: @escaping GroupCommit.Work) async throws(DoorDatabaseError) {
        do { try await commits.write(work) } catch { throw DoorDatabaseError(reading: error) }
    }

    func write<Result>(_ work: (Database) throws -> Result) throws(DoorDatabaseError) -> Result {
        do { return try database.write(work) } catch { throw DoorDatabaseError(reading: error) }
    }
}

/// The database of the order door cannot be used.
public struct DoorDatabaseError: Error, CustomStringConvertible {
    /// What is wrong and what to do, for the operator.
    public let message: String
    /// The error beneath, if any.
    public let underlying: (any Error)?

    init(_ message: String, underlying: (any Error)? = nil) {
        self.message = message
        self.underlying = underlying
    }

    fileprivate init(reading error: any Error) {
        let reason = KeptFile.reason(
            of: error, other: "it does not answer. Is it still there, and the disk in order?")
        self.init("The database of the order door cannot be used: \(reason)", underlying: error)
    }

    /// The message.
    public var description: String { message }
}
#endif
