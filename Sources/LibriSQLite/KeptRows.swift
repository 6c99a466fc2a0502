#if SQLite
package import GRDB
package import LibriCore

/// The rows of a table that are kept for a time.
package struct KeptRows: Sendable {
    private let table: String
    private let key: String
    private let expiry: String
    private let beginning: String
    private let limit: @Sendable (Database) throws -> any DatabaseValueConvertible
    private let day: @Sendable (DatabaseValue, Database) throws -> LocalDate?

    /// Describes rows. The names are the source's own and never somebody's input.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - key: The columns of its primary key.
    ///   - expiry: The column by which a row is past its time.
    ///   - beginning: The column that tells since when a row is there.
    ///   - limit: Rows whose `expiry` is less are past their time.
    ///   - day: The day that a value of `beginning` stands for.
    package init(
        table: String, key: [String], expiry: String, beginning: String,
        limit: @escaping @Sendable (Database) throws -> any DatabaseValueConvertible,
        day: @escaping @Sendable (DatabaseValue, Database) throws -> LocalDate?
    ) {
        self.table = table
        self.key = key.joined(separator: ", ")
        self.expiry = expiry
        self.beginning = beginning
        self.limit = limit
        self.day = day
    }

    /// How many rows there are.
    package struct Count: Sendable, Equatable {
        /// All rows.
        package var rows = 0
        /// Those past their time.
        package var expired = 0
        /// The day of the oldest.
        package var oldest: LocalDate?

        /// Creates a count of nothing.
        package init() {}
    }

    func count(_ db: Database) throws -> Count {
        // A process that was killed at the very beginning leaves an empty file.
        guard try db.tableExists(table) else { return Count() }
        let sql = "SELECT COUNT(*), COUNT(*) FILTER (WHERE \(expiry) < ?), MIN(\(beginning)) FROM \(table)"
        guard let row = try Row.fetchOne(db, sql: sql, arguments: [limit(db)]) else { return Count() }
        var count = Count()
        (count.rows, count.expired, count.oldest) = (row[0], row[1], try day(row[2], db))
        return count
    }

    /// Removes rows past their time, few enough that nobody waits for them for long.
    ///
    /// - Returns: How many; fewer than ``mostAtOnce`` when these were the last.
    func removeSome(_ db: Database) throws -> Int {
        guard try db.tableExists(table) else { return 0 }
        try db.execute(
            sql: """
                DELETE FROM \(table) WHERE (\(key)) IN (
                    SELECT \(key) FROM \(table) WHERE \(expiry) < ? LIMIT \(Self.mostAtOnce))
                """, arguments: [limit(db)])
        return db.changesCount
    }

    static let mostAtOnce = 1_000
}
#endif
