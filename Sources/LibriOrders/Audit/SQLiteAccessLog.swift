#if SQLite
public import Foundation
import GRDB

/// Keeps accesses in the door's database for as long as the shop has decided.
public struct SQLiteAccessLog: AccessLog {
    private let database: DoorDatabase
    /// In milliseconds.
    private let retention: Int64

    /// Creates a log.
    ///
    /// - Parameters:
    ///   - database: Where accesses are kept, the number as a keyed hash.
    ///   - retentionDays: After so many days an access is forgotten.
    public init(database: DoorDatabase, retentionDays: Int = 180) {
        self.database = database
        retention = Int64(retentionDays) * 86_400_000
    }

    static let tables = """
        CREATE TABLE access (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, number TEXT, outcome TEXT NOT NULL, client TEXT NOT NULL,
            source TEXT NOT NULL, user TEXT, reason TEXT
        );
        CREATE INDEX accessAt ON access (at);
        CREATE INDEX accessNumber ON access (number, at);
        """

    /// What migration 2 adds: how often a folded line stands for.
    static let countColumn = "ALTER TABLE access ADD COLUMN count INTEGER NOT NULL DEFAULT 1"

    /// Writes an access down.
    ///
    /// Whoever is locked out can go on asking at no cost: of these refusals ten a minute have a line of their own, and the
    /// others are counted in the last of them. Old accesses are removed bit by bit.
    ///
    /// - Throws: ``DoorDatabaseError`` when the database cannot be written.
    public func record(_ access: OrderAccess) async throws {
        let number = access.reference.map { database.key.hash("number\n\($0.firstBlock)") }
        let moment = Int64(access.at.timeIntervalSince1970 * 1_000)
        try await database.writeTogether { db in
            if access.outcome == .locked, try Self.fold(at: moment, in: db) { return }
            try db.cachedStatement(
                sql:
                    "INSERT INTO access (at, number, outcome, client, source, user, reason) VALUES (?, ?, ?, ?, ?, ?, ?)"
            ).execute(
                arguments: [
                    moment, number, access.outcome.rawValue, access.client.rawValue, access.source.rawValue,
                    access.user, access.reason?.rawValue,
                ])
            // Few at a time, so that nobody waits for a year's lines, and more than come in.
            if db.lastInsertedRowID.isMultiple(of: 100) { try forget(before: moment - retention, in: db) }
        }
    }

    /// Counts a refusal in the last line of its kind, where there have been enough this minute.
    private static func fold(at moment: Int64, in db: Database) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: "SELECT id FROM access WHERE at > ? AND outcome = 'locked' ORDER BY at DESC, id DESC LIMIT ?")
        let latest = try Int64.fetchAll(statement, arguments: [moment - 60_000, lockedLinesPerMinute])
        guard latest.count == lockedLinesPerMinute else { return false }
        try db.cachedStatement(sql: "UPDATE access SET count = count + 1 WHERE id = ?").execute(arguments: [latest[0]])
        return true
    }

    private func forget(before moment: Int64, in db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM access WHERE id IN (SELECT id FROM access WHERE at < ? LIMIT 1000)")
            .execute(arguments: [moment])
        try db.cachedStatement(
            sql: "DELETE FROM access WHERE id IN (SELECT id FROM access WHERE id <= ? ORDER BY id LIMIT 1000)"
        ).execute(arguments: [db.lastInsertedRowID - Self.capacity])
    }

    private static let lockedLinesPerMinute = 10
    /// The most lines that are kept, about 700 MB.
    private static let capacity: Int64 = 5_000_000

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
        /// How many accesses the line stands for: more than one only of refusals to those who are locked out.
        public var count: Int
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
            SELECT at, number, outcome, client, source, user, reason, count FROM access
            WHERE \(conditions.joined(separator: " AND ")) ORDER BY at DESC, id DESC LIMIT ?
            """
        return try database.read { db in
            try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
                Entry(
                    at: Date(timeIntervalSince1970: Double(row[0] as Int64) / 1_000), order: row[1], outcome: row[2],
                    client: row[3], source: row[4], user: row[5], reason: row[6], count: row[7])
            }
        }
    }
}

#endif
