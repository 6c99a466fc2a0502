#if SQLite && Documents
import GRDB
import LibriOrders

/// Writes the rows of an import into an empty database.
struct OrderDraft {
    private let tables: OrderTables
    private let schema: OrderSchema
    private let database: Database
    private let order: Statement
    private var change: Statement?

    /// How the draft is opened: nobody needs to recover it, and the cache bounds the memory that the indexes are sorted in, too (in KiB
    /// when negative).
    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
                    PRAGMA cache_size = -65536; PRAGMA threads = 2
                    """)
        }
        return configuration
    }

    init(_ tables: OrderTables, _ schema: OrderSchema, in database: Database) throws {
        self.tables = tables
        self.schema = schema
        self.database = database
        try database.execute(sql: tables.orders.creation)
        if let history = tables.history { try database.execute(sql: history.creation) }
        order = try database.makeStatement(sql: tables.orders.insertion)
    }

    /// Adds an order.
    ///
    /// - Parameters:
    ///   - values: The values of the table's columns.
    ///   - line: Where it stands in the file.
    ///   - isBad: It is there only so that other orders of its number are found; the draft will not become a database.
    func add(_ values: [String?], line: Int, isBad: Bool) throws {
        try order.execute(
            arguments: StatementArguments([isBad ? -line : line] + values as [(any DatabaseValueConvertible)?]))
    }

    /// Makes the indexes of the orders; the changes come after it.
    mutating func finishOrders() throws {
        try database.execute(sql: tables.orders.index(on: [schema.columns.number]))
        guard let mapping = schema.history, let history = tables.history else { return }
        let key = mapping.refersTo ?? schema.columns.number
        if key != schema.columns.number { try database.execute(sql: tables.orders.index(on: [key])) }
        change = try database.makeStatement(sql: history.insertion + tables.orders.condition(holding: key))
    }

    /// Adds a change of an order's status.
    ///
    /// - Returns: Whether there is such an order.
    func add(change values: [String?], of key: String, line: Int) throws -> Bool {
        guard let change else { return false }
        let before = database.totalChangesCount
        try change.execute(
            arguments: StatementArguments([line] + values + [key] as [(any DatabaseValueConvertible)?]))
        return database.totalChangesCount > before
    }

    /// Makes the index of the changes.
    func finishChanges() throws {
        guard let mapping = schema.history, let history = tables.history else { return }
        try database.execute(sql: history.index(on: [mapping.number, mapping.on]))
    }

    /// Visits each order whose number a line before it has.
    func repetitions(_ visit: (_ line: Int, _ first: Int, _ isBad: Bool) -> Void) throws {
        let rows = try Row.fetchCursor(database, sql: tables.orders.repetitions(of: schema.columns.number))
        var first: (number: String, line: Int)?
        while let row = try rows.next() {
            guard let number = row[0] as String? else { continue }
            let line: Int = row[1]
            if let first, first.number == number {
                visit(abs(line), first.line, line < 0)
            } else {
                first = (number, abs(line))
            }
        }
    }
}
#endif
