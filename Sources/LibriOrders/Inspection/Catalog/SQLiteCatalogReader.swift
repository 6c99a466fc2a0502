#if SQLite
import Foundation
import GRDB

/// Reads the catalogue of an SQLite file.
public struct SQLiteCatalogReader: Sendable {
    private let path: String

    /// Creates a reader.
    ///
    /// - Parameter path: The database file.
    public init(path: String) { self.path = path }

    /// What the database tells of itself. Only tables that may hold orders, or something of them, are looked into.
    ///
    /// - Parameter rank: How likely a table is one of those, by its name and its columns' names.
    /// - Throws: ``OrderStoreError`` when the file is missing or no database.
    public func catalog(
        ranking rank: @Sendable (_ table: String, _ columns: [String]) -> Int
    ) throws(OrderStoreError) -> DatabaseCatalog {
        guard FileManager.default.fileExists(atPath: path) else {
            throw OrderStoreError(.missing, "The order database \(path) does not exist. Name another file.")
        }
        do {
            return try SQLiteOrderStore.open(path).read { db in
                var tables = try tables(in: db)
                let order = tables.indices.sorted {
                    rank(tables[$0].name, tables[$0].columns.map(\.name))
                        > rank(tables[$1].name, tables[$1].columns.map(\.name))
                }
                for index in order.prefix(DatabaseCatalog.mostTablesLookedInto) { try describe(&tables[index], in: db) }
                for index in order.prefix(DatabaseCatalog.mostTablesAskedForValues) {
                    askForValues(of: &tables[index], in: db)
                }
                let version = try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? ""
                // The file is opened so that nothing can write it, whatever the account may do.
                let server = DatabaseCatalog.Server(
                    product: "SQLite", version: version, database: path, rightsToWrite: [])
                return DatabaseCatalog(server: server, tables: tables)
            }
        } catch {
            throw OrderStoreError(
                .unavailable,
                "The order database \(path) cannot be read. Is it an SQLite file that this user may read?",
                underlying: error)
        }
    }

    private func tables(in db: Database) throws -> [DatabaseCatalog.Table] {
        let found = try Row.fetchAll(
            db,
            sql:
                "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        )
        return try found.map { row in
            let name: String = row["name"]
            let columns = try Row.fetchAll(
                db, sql: "SELECT name, type, \"notnull\" AS required FROM pragma_table_info(?)", arguments: [name])
            return DatabaseCatalog.Table(
                name: name, isView: row["type"] == "view",
                columns: columns.map {
                    .init(name: $0["name"], type: $0["type"] ?? "", isNullable: $0["required"] == 0)
                })
        }
    }

    private func describe(_ table: inout DatabaseCatalog.Table, in db: Database) throws {
        let name = table.name
        table.primaryKey = try String.fetchAll(
            db, sql: "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", arguments: [name])
        table.foreignKeys = try foreignKeys(of: name, in: db)
        let indexes = try String.fetchAll(db, sql: "SELECT name FROM pragma_index_list(?)", arguments: [name])
        table.indexes = try indexes.map { index in
            try String.fetchAll(
                db, sql: "SELECT name FROM pragma_index_info(?) WHERE name IS NOT NULL ORDER BY seqno",
                arguments: [index])
        }
        // The row id is an index that no list names.
        if table.primaryKey.count == 1, !table.indexes.contains(table.primaryKey) {
            table.indexes.append(table.primaryKey)
        }
        let names = SQLNames()
        let source = names.column(name)
        table.rowCount = try Int.fetchOne(
            db, sql: "SELECT COUNT(*) FROM (SELECT 1 FROM \(source) LIMIT \(DatabaseCatalog.mostRowsCounted))")
        let latest = table.primaryKey.count == 1 ? " ORDER BY \(names.column(table.primaryKey[0])) DESC" : ""
        let list = table.columns.map { $0.isLookedInto ? names.column($0.name) : "NULL" }.joined(separator: ", ")
        let rows = try Row.fetchAll(
            db, sql: "SELECT \(list) FROM \(source)\(latest) LIMIT \(DatabaseCatalog.sampleSize)")
        table.sample = rows.map { row in
            let stored = SQLiteStoredRow(row: row)
            return table.columns.indices.map(stored.value(at:))
        }
    }

    /// All values of the columns that may hold statuses; a question that fails costs its answer only.
    private func askForValues(of table: inout DatabaseCatalog.Table, in db: Database) {
        let names = SQLNames()
        let columns = SchemaInspector.mayHoldStatuses(table: table.name, columns: table.columns, sample: table.sample)
        for column in columns.prefix(DatabaseCatalog.mostColumnsAskedForValues) {
            let rows = try? Row.fetchAll(
                db,
                sql: "SELECT DISTINCT \(names.column(column)) FROM \(names.column(table.name)) "
                    + "LIMIT \(DatabaseCatalog.Table.mostDistinctValues)")
            if let rows { table.distinctValues[column] = rows.map { SQLiteStoredRow(row: $0).value(at: 0) } }
        }
    }

    private func foreignKeys(of table: String, in db: Database) throws -> [DatabaseCatalog.ForeignKey] {
        let rows = try Row.fetchAll(
            db, sql: "SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?) ORDER BY id, seq",
            arguments: [table])
        var keys: [Int: DatabaseCatalog.ForeignKey] = [:]
        for row in rows {
            let id: Int = row["id"]
            let target: String = row["table"]
            // Without a column, the key of the other table is meant.
            let reference =
                try row["to"] as String?
                ?? String.fetchOne(db, sql: "SELECT name FROM pragma_table_info(?) WHERE pk = 1", arguments: [target])
            guard let reference else { continue }
            var key = keys[id] ?? DatabaseCatalog.ForeignKey(columns: [], table: target, references: [])
            key.columns.append(row["from"])
            key.references.append(reference)
            keys[id] = key
        }
        return keys.sorted { $0.key < $1.key }.map(\.value)
    }
}
#endif
