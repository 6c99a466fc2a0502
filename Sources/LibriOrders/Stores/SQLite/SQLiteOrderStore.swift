#if SQLite
import Foundation
import GRDB

/// Orders in an SQLite database, which it cannot write.
public struct SQLiteOrderStore: SearchableOrderStore {
    private let file: SQLiteOrderFile
    private let statements: SQLiteOrderStatements
    private let rows: OrderRowReader

    /// Opens a database.
    ///
    /// - Parameters:
    ///   - path: The database file.
    ///   - schema: Which tables and columns hold what.
    ///   - numberFormat: How the shop writes order numbers.
    /// - Throws: ``OrderStoreError`` when the file is missing or not a database, or lacks a table or column.
    public init(
        path: String, schema: OrderSchema, numberFormat: OrderNumberFormat = .coolLibri
    ) throws(OrderStoreError) {
        guard FileManager.default.fileExists(atPath: path) else {
            throw OrderStoreError(
                .missing,
                "The order database \(path) does not exist. Correct orders.sqlite.path, or write a sample one with: "
                    + "libriassist-cli orders demo --output \(path)"
            )
        }
        let statements = SQLiteOrderStatements(schema: schema)
        self.statements = statements
        rows = OrderRowReader(schema: schema, numberFormat: numberFormat)
        file = SQLiteOrderFile(path: path) { path throws(OrderStoreError) in
            do {
                let database = try Self.open(path)
                try Self.check(schema, in: database, path: path)
                return (database, try database.read(statements.useIndex))
            } catch let error as OrderStoreError {
                throw error
            } catch {
                guard OrderStoreError(reading: error).code != .busy else { throw OrderStoreError(reading: error) }
                throw OrderStoreError(
                    .unavailable,
                    "The order database \(path) cannot be read. Is it an SQLite file that this user may read?",
                    underlying: error
                )
            }
        }
        _ = try file.opened()
    }

    /// The orders with a number or first block.
    public func orders(matching reference: OrderReference, limit: Int) async throws(OrderStoreError) -> [Order] {
        let deadline = ContinuousClock.now + Self.patience
        while true {
            var inUse: SQLiteOrderFile.Opened?
            do {
                let opened = try file.opened()
                inUse = opened
                return opened.isIndexed
                    ? try read(reference, limit: limit, in: opened.database)
                    : try await scan(reference, limit: limit, in: opened.database, until: .now + Self.longestSearch)
            } catch {
                let failure = OrderStoreError(reading: error)
                // What SQLite remembers of a file may have been overwritten: the next look-up opens it anew.
                if let inUse, [.damaged, .schema, .missing].contains(failure.code) { file.forget(inUse) }
                // A writer is done soon. Waiting here, and not in SQLite, leaves the threads to other customers.
                guard failure.code == .busy, ContinuousClock.now < deadline, !Task.isCancelled else { throw failure }
                try? await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    /// How long a look-up waits for a writer.
    private static let patience: Duration = .seconds(2)

    /// What an operator should know of the database, in sentences; nothing when all is well.
    public var remarks: [String] {
        (try? file.opened().isIndexed) ?? true
            ? []
            : [
                "The order database has no index on the order number, so that every look-up reads the whole table. "
                    + "Add one with: CREATE INDEX orderNumber ON \(statements.table) (\(statements.number));"
            ]
    }

    /// The orders that pass a filter, the latest first. Every row is looked at, for at most twenty seconds.
    public func orders(where filter: OrderFilter, limit: Int) async throws(OrderStoreError) -> [Order] {
        let opened = try file.opened()
        do {
            return try await opened.database.read { db in
                var latest = LatestOrders(limit: limit)
                let deadline = ContinuousClock.now + Self.longestSearch
                let cursor = try Row.fetchCursor(db, sql: statements.all)
                var count = 0
                while let row = try cursor.next() {
                    count += 1
                    if count.isMultiple(of: 4_096), ContinuousClock.now > deadline || Task.isCancelled {
                        throw OrderStoreError(
                            .unavailable, "The search takes too long. Look an order up by its number.")
                    }
                    if let order = rows.order(from: SQLiteStoredRow(row: row)), filter.matches(order) {
                        latest.add(order)
                    }
                }
                return latest.sorted
            }
        } catch {
            throw OrderStoreError(reading: error)
        }
    }

    private static let longestSearch: Duration = .seconds(20)

    /// Reads on a thread of the database's, which a deadline interrupts: without an index this may take long.
    private func scan(
        _ reference: OrderReference, limit: Int, in database: any DatabaseReader,
        until deadline: ContinuousClock.Instant
    ) async throws -> [Order] {
        try await withThrowingTaskGroup(of: [Order].self) { group in
            group.addTask { try await database.read { db in try orders(matching: reference, limit: limit, in: db) } }
            group.addTask {
                try await Task.sleep(until: deadline, clock: .continuous)
                throw OrderStoreError(.unavailable, "The order database takes too long. \(remarks.joined())")
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }

    /// Reads without a suspension: a query on an index takes less time than changing threads.
    private func read(
        _ reference: OrderReference, limit: Int, in database: any DatabaseReader
    ) throws -> [Order] {
        try database.read { db in try orders(matching: reference, limit: limit, in: db) }
    }

    private func orders(matching reference: OrderReference, limit: Int, in db: Database) throws -> [Order] {
        let found: [Row]
        let written = rows.written(reference)
        switch reference {
        case .full:
            let statement = try db.cachedStatement(sql: statements.byNumber)
            found = try Row.fetchAll(statement, arguments: [written, limit])
        case .firstBlock:
            // The numbers "CL-401372-…" lie between "CL-401372-" and "CL-401372-:" in the index: a colon is next to nine.
            let statement = try db.cachedStatement(sql: statements.byRange)
            found = try Row.fetchAll(statement, arguments: [written, "\(written):", limit])
        }
        return try found.compactMap { row in
            guard var order = rows.order(from: SQLiteStoredRow(row: row)) else { return nil }
            if let sql = statements.history {
                let statement = try db.cachedStatement(sql: sql)
                order.history = try Row.fetchAll(statement, arguments: [rows.written(.full(order.number))])
                    .reversed().compactMap { row in
                        let change = SQLiteStoredRow(row: row)
                        return rows.statusChange(on: change.value(at: 1), status: change.value(at: 2))
                    }
            }
            return order
        }
    }

    private static func check(_ schema: OrderSchema, in database: any DatabaseReader, path: String) throws {
        try database.read { db in
            for (table, columns) in schema.columnsByTable {
                // Bound as a value: the catalogue is asked without quoting anything.
                let names = try String.fetchAll(db, sql: "SELECT name FROM pragma_table_xinfo(?)", arguments: [table])
                guard !names.isEmpty else {
                    throw OrderStoreError(
                        .schema, "The order database \(path) has no table \"\(table)\". Correct the schema file."
                    )
                }
                let present = Set(names.map { $0.lowercased() })
                if let missing = columns.first(where: { !present.contains($0.lowercased()) }) {
                    throw OrderStoreError(
                        .schema,
                        "The table \"\(table)\" of the order database \(path) has no column \"\(missing)\". "
                            + "Correct the schema file."
                    )
                }
            }
        }
    }
}
#endif
