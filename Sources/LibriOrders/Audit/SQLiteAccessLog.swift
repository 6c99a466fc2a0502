#if SQLite
public import Foundation
import GRDB
import Synchronization

/// Keeps accesses in the door's database for as long as the shop has decided.
public struct SQLiteAccessLog: AccessLog {
    private let database: DoorDatabase
    private let retention: TimeInterval
    private let lastPurge = PurgeMoment()

    /// Creates a log.
    ///
    /// - Parameters:
    ///   - database: Where accesses are kept, the number as a keyed hash.
    ///   - retentionDays: After so many days an access is forgotten.
    public init(database: DoorDatabase, retentionDays: Int = 180) {
        self.database = database
        retention = TimeInterval(retentionDays) * 86_400
    }

    static let tables = """
        CREATE TABLE access (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, number TEXT, outcome TEXT NOT NULL, client TEXT NOT NULL,
            source TEXT NOT NULL, user TEXT, reason TEXT
        );
        CREATE INDEX accessAt ON access (at);
        CREATE INDEX accessNumber ON access (number, at);
        """

    /// Writes an access down; once an hour, those that are too old are removed.
    ///
    /// - Throws: ``DoorDatabaseError`` when the database cannot be written.
    public func record(_ access: OrderAccess) async throws {
        let number = access.reference.map { database.key.hash("number\n\($0.firstBlock)") }
        let isDue = lastPurge.isDue(at: access.at)
        try database.write { db in
            try db.cachedStatement(
                sql:
                    "INSERT INTO access (at, number, outcome, client, source, user, reason) VALUES (?, ?, ?, ?, ?, ?, ?)"
            ).execute(
                arguments: [
                    Int64(access.at.timeIntervalSince1970 * 1_000), number, access.outcome.rawValue,
                    access.client.rawValue, access.source.rawValue, access.user, access.reason?.rawValue,
                ])
            if isDue {
                let oldest = Int64((access.at.timeIntervalSince1970 - retention) * 1_000)
                try db.execute(sql: "DELETE FROM access WHERE at < ?", arguments: [oldest])
            }
        }
    }

    /// An access as it was kept.
    public struct Entry: Sendable, Equatable, Codable {
        /// When.
        public var at: Date
        /// A hash of the order's first block, the same for the same order; nothing where a list was asked for.
        public var order: String?
        /// How it went.
        public var outcome: String
        /// What kind of client asked.
        public var client: String
        /// Which door was asked at.
        public var source: String
        /// The system's name of the member of staff.
        public var user: String?
        /// Why the order was shown unmasked.
        public var reason: String?
    }

    /// The latest accesses, the newest first.
    ///
    /// - Parameters:
    ///   - reference: Only those of this order.
    ///   - outcome: Only those that went so.
    ///   - since: Only those from this moment on.
    ///   - limit: The most entries.
    /// - Throws: ``DoorDatabaseError`` when the database cannot be read.
    public func entries(
        of reference: OrderReference? = nil, outcome: OrderAccess.Outcome? = nil, since: Date? = nil, limit: Int = 100
    ) throws(DoorDatabaseError) -> [Entry] {
        var conditions = ["1"]
        var arguments: StatementArguments = []
        if let reference {
            conditions.append("number = ?")
            arguments += [database.key.hash("number\n\(reference.firstBlock)")]
        }
        if let outcome {
            conditions.append("outcome = ?")
            arguments += [outcome.rawValue]
        }
        if let since {
            conditions.append("at >= ?")
            arguments += [Int64(since.timeIntervalSince1970 * 1_000)]
        }
        arguments += [limit]
        let sql = """
            SELECT at, number, outcome, client, source, user, reason FROM access
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY at DESC, id DESC LIMIT ?
            """
        return try database.read { db in
            try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
                Entry(
                    at: Date(timeIntervalSince1970: Double(row[0] as Int64) / 1_000), order: row[1], outcome: row[2],
                    client: row[3], source: row[4], user: row[5], reason: row[6])
            }
        }
    }
}

/// When old accesses were removed last.
private final class PurgeMoment: Sendable {
    private let moment = Mutex(Date.distantPast)

    func isDue(at now: Date) -> Bool {
        moment.withLock { last in
            guard now.timeIntervalSince(last) >= 3_600 else { return false }
            last = now
            return true
        }
    }
}
#endif
