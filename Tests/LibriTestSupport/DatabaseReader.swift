import GRDB

/// A connection that reads a database and does not end, as a copy that is being made.
package struct DatabaseReader: Sendable {
    private let queue: DatabaseQueue

    /// Begins to read a table.
    package init(of table: String, in path: String) async throws {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        queue = try DatabaseQueue(path: path, configuration: configuration)
        try await queue.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN")
            _ = try Row.fetchAll(db, sql: "SELECT * FROM \(table)")
        }
    }

    /// Ends reading.
    package func end() async throws {
        try await queue.writeWithoutTransaction { db in try db.execute(sql: "COMMIT") }
        try queue.close()
    }
}
