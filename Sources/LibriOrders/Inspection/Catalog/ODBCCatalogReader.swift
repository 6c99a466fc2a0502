#if ODBC
import CODBC

/// Reads the catalogue of a database behind ODBC, by the functions that every driver has for it.
public struct ODBCCatalogReader: Sendable {
    private let settings: ODBCOrderStore.Settings

    /// Creates a reader.
    ///
    /// - Parameter settings: How the database is reached.
    public init(_ settings: ODBCOrderStore.Settings) { self.settings = settings }

    /// What the database tells of itself. Only tables that may hold orders, or something of them, are looked into.
    ///
    /// - Parameter rank: How likely a table is one of those, by its name and its columns' names.
    /// - Throws: ``OrderStoreError`` when the database cannot be reached or read.
    public func catalog(
        ranking rank: @escaping @Sendable (_ table: String, _ columns: [String]) -> Int
    ) async throws(OrderStoreError) -> DatabaseCatalog {
        let connectionString = settings.connectionString
        let pool = ODBCPool(size: 1) { () throws(ODBCError) in
            let session = try ODBCSession(connectionString: connectionString, timeout: Self.secondsPerQuery)
            for sql in SQLDialect(product: session.product.name).preparation(seconds: Self.secondsPerQuery) {
                do throws(ODBCError) { try session.run(sql) } catch { if error.endsSession { throw error } }
            }
            return session
        }
        do throws(ODBCError) {
            return try await pool.perform(within: Self.patience) { session throws(ODBCError) in
                try ODBCCatalogSession(session).catalog(ranking: rank)
            }
        } catch {
            throw OrderStoreError(reading: error)
        }
    }

    static let secondsPerQuery = 20
    /// What all values of some columns may take together.
    static let patienceForValues: Duration = .seconds(30)
    static let secondsPerValues = 5
    static let patience: Duration = .seconds(180)
}

/// The reading itself, in a session's thread.
private struct ODBCCatalogSession {
    private let session: ODBCSession
    private let dialect: SQLDialect
    private let names: SQLNames

    /// A table's name in the three parts that the functions take.
    private struct Place: Hashable {
        var catalog: String?
        var schema: String?
        var table: String
    }

    init(_ session: ODBCSession) {
        self.session = session
        dialect = SQLDialect(product: session.product.name)
        names = SQLNames(quote: session.product.quote)
    }

    func catalog(ranking rank: (String, [String]) -> Int) throws(ODBCError) -> DatabaseCatalog {
        let start = ContinuousClock.now
        let columns = try columns()
        var tables: [(place: Place, table: DatabaseCatalog.Table)] = []
        for (place, isView) in try places() {
            guard let columns = columns[place], !columns.isEmpty else { continue }
            tables.append((place, DatabaseCatalog.Table(name: name(of: place), isView: isView, columns: columns)))
        }
        let order = tables.indices.sorted { left, right in
            rank(tables[left].table.name, tables[left].table.columns.map(\.name))
                > rank(tables[right].table.name, tables[right].table.columns.map(\.name))
        }
        for index in order.prefix(DatabaseCatalog.mostTablesLookedInto) {
            try describe(&tables[index].table, at: tables[index].place)
        }
        let server = try server()
        // What has been read already must not be lost to a database that is slow.
        let end = min(ContinuousClock.now + ODBCCatalogReader.patienceForValues, start + ODBCCatalogReader.patience / 2)
        for index in order.prefix(DatabaseCatalog.mostTablesAskedForValues) where ContinuousClock.now < end {
            askForValues(of: &tables[index].table, until: end)
        }
        return DatabaseCatalog(server: server, tables: tables.map(\.table))
    }

    private func server() throws(ODBCError) -> DatabaseCatalog.Server {
        let product = session.product
        return DatabaseCatalog.Server(
            product: product.name, version: product.version, host: product.server, database: product.database,
            account: product.account, quote: product.quote,
            rightsToWrite: try? ODBCRights(dialect: dialect).writing(in: session))
    }

    /// PostgreSQL's driver takes no schema for the default one; MariaDB's knows none.
    private var anySchema: String? { dialect == .mySQL ? nil : "%" }

    private func places() throws(ODBCError) -> [(Place, isView: Bool)] {
        let found = try call(nil, anySchema, "%", "TABLE,VIEW,MATERIALIZED VIEW") { handle, names in
            SQLTablesW(
                handle, names[0].start, names[0].count, names[1].start, names[1].count, names[2].start, names[2].count,
                names[3].start, names[3].count)
        }
        return found.compactMap { row in
            guard let place = place(row, from: 0), !Self.systemSchemas.contains(place.schema?.lowercased() ?? "") else {
                return nil
            }
            return (place, row[3].word?.uppercased().contains("VIEW") ?? false)
        }
    }

    /// The columns of every table, in one question.
    private func columns() throws(ODBCError) -> [Place: [DatabaseCatalog.Column]] {
        let found = try call(nil, anySchema, "%", "%") { handle, names in
            SQLColumnsW(
                handle, names[0].start, names[0].count, names[1].start, names[1].count, names[2].start, names[2].count,
                names[3].start, names[3].count)
        }
        var columns: [Place: [DatabaseCatalog.Column]] = [:]
        for row in found where row.count > 10 {
            guard let place = place(row, from: 0), let name = row[3].word else { continue }
            let size = row[6].word.map { "(\($0))" } ?? ""
            let type = (row[5].word ?? "") + ((row[5].word?.lowercased().contains("char") ?? false) ? size : "")
            columns[place, default: []].append(.init(name: name, type: type, isNullable: row[10].word != "0"))
        }
        return columns
    }

    private func describe(_ table: inout DatabaseCatalog.Table, at place: Place) throws(ODBCError) {
        // A driver that lacks one of these functions, or may not use it, costs what it would have told.
        let keys = try? call(place.catalog, place.schema, place.table, nil) { handle, names in
            SQLPrimaryKeysW(
                handle, names[0].start, names[0].count, names[1].start, names[1].count, names[2].start, names[2].count)
        }
        table.primaryKey = (keys ?? []).sorted { Int($0[4].word ?? "") ?? 0 < Int($1[4].word ?? "") ?? 0 }
            .compactMap(\.[3].word)
        table.foreignKeys = (try? foreignKeys(of: place)) ?? []
        table.indexes = (try? indexes(of: place)) ?? []
        let source = names.table(table.name)
        let bounded = dialect.limitedRows(of: source, to: DatabaseCatalog.mostRowsCounted)
        let count = try? session.rows(
            "SELECT COUNT(*) FROM (\(bounded)) AS bounded", binding: [], limit: 1,
            timeout: ODBCCatalogReader.secondsPerQuery)
        table.rowCount = count?.first?.first?.word.flatMap { Int($0) }
        let list = table.columns.map { $0.isLookedInto ? names.column($0.name) : "NULL" }.joined(separator: ", ")
        let latest = table.primaryKey.count == 1 ? " ORDER BY \(names.column(table.primaryKey[0])) DESC" : ""
        let sample = dialect.limited("SELECT \(list) FROM \(source)\(latest)", to: DatabaseCatalog.sampleSize)
        table.sample =
            (try? session.rows(
                sample, binding: [], limit: DatabaseCatalog.sampleSize, timeout: ODBCCatalogReader.secondsPerQuery))
            ?? []
    }

    /// All values of the columns that may hold statuses; a question that fails costs its answer only.
    private func askForValues(of table: inout DatabaseCatalog.Table, until end: ContinuousClock.Instant) {
        let columns = SchemaInspector.mayHoldStatuses(table: table.name, columns: table.columns, sample: table.sample)
        let source = names.table(table.name)
        let most = DatabaseCatalog.Table.mostDistinctValues
        for column in columns.prefix(DatabaseCatalog.mostColumnsAskedForValues) where ContinuousClock.now < end {
            // A limit that needs an order takes none of a column's, beside DISTINCT.
            let every = "SELECT DISTINCT \(names.column(column)) AS shown FROM \(source)"
            let rows = try? session.rows(
                dialect.limited("SELECT shown FROM (\(every)) AS every_value", to: most), binding: [], limit: most,
                timeout: ODBCCatalogReader.secondsPerValues)
            if let rows { table.distinctValues[column] = rows.compactMap(\.first) }
        }
    }

    private func foreignKeys(of place: Place) throws(ODBCError) -> [DatabaseCatalog.ForeignKey] {
        let found = try call(place.catalog, place.schema, place.table, nil) { handle, names in
            SQLForeignKeysW(
                handle, nil, 0, nil, 0, nil, 0, names[0].start, names[0].count, names[1].start, names[1].count,
                names[2].start, names[2].count)
        }
        var keys: [DatabaseCatalog.ForeignKey] = []
        for row in found where row.count > 8 {
            guard let to = self.place(row, from: 0), let column = row[7].word, let reference = row[3].word else {
                continue
            }
            // Columns of one key follow each other, counted from 1.
            if row[8].word != "1", var last = keys.popLast() {
                last.columns.append(column)
                last.references.append(reference)
                keys.append(last)
            } else {
                keys.append(.init(columns: [column], table: name(of: to), references: [reference]))
            }
        }
        return keys
    }

    private func indexes(of place: Place) throws(ODBCError) -> [[String]] {
        let found = try call(place.catalog, place.schema, place.table, nil) { handle, names in
            SQLStatisticsW(
                handle, names[0].start, names[0].count, names[1].start, names[1].count, names[2].start, names[2].count,
                SQLUSMALLINT(SQL_INDEX_ALL), SQLUSMALLINT(SQL_QUICK))
        }
        var columns: [String: [(position: Int, name: String)]] = [:]
        for row in found where row.count > 8 {
            guard let index = row[5].word, let column = row[8].word else { continue }
            columns[index, default: []].append((Int(row[7].word ?? "") ?? 0, column))
        }
        return columns.sorted { $0.key < $1.key }.map { $0.value.sorted { $0.position < $1.position }.map(\.name) }
    }

    /// The name as a schema file has it.
    private func name(of place: Place) -> String {
        guard let schema = place.schema, !schema.isEmpty, schema != dialect.defaultSchema else { return place.table }
        return "\(schema).\(place.table)"
    }

    private func place(_ row: [StoredValue], from start: Int) -> Place? {
        guard row.count > start + 2, let table = row[start + 2].word else { return nil }
        return Place(catalog: row[start].word, schema: row[start + 1].word, table: table)
    }

    /// A text for a function of the catalogue: its start and its length, or nothing.
    private typealias Argument = (start: UnsafeMutablePointer<SQLWCHAR>?, count: SQLSMALLINT)

    private func call(
        _ first: String?, _ second: String?, _ third: String?, _ fourth: String?,
        _ function: (SQLHANDLE, [Argument]) -> SQLRETURN
    ) throws(ODBCError) -> [[StoredValue]] {
        let texts = [first, second, third, fourth].map { text -> UnsafeMutableBufferPointer<SQLWCHAR>? in
            guard let text, !text.isEmpty else { return nil }
            let units = Array(text.utf16)
            let buffer = UnsafeMutableBufferPointer<SQLWCHAR>.allocate(capacity: units.count)
            _ = buffer.initialize(from: units)
            return buffer
        }
        defer { for text in texts { text?.deallocate() } }
        let arguments = texts.map { Argument($0?.baseAddress, SQLSMALLINT(clamping: $0?.count ?? 0)) }
        return try session.catalog { function($0, arguments) }
    }

    private static let systemSchemas: Set<String> = [
        "sys", "information_schema", "pg_catalog", "pg_toast", "mysql", "performance_schema",
    ]
}

extension StoredValue {
    /// The text, which is what every value from a driver is.
    fileprivate var word: String? {
        if case .text(let text) = self { text } else { nil }
    }
}
#endif
