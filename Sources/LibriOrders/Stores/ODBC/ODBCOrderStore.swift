#if ODBC
/// Orders in a database that is reached through an ODBC driver: PostgreSQL, MySQL or MariaDB, SQL Server.
///
/// Each session is told to change nothing. Look-ups run on a bounded number of connections, each with a thread of its own; the
/// deadline of the look-up holds whether or not the driver heeds its own.
public struct ODBCOrderStore: SearchableOrderStore {
    /// How a database is reached, and how long it may take.
    public struct Settings: Sendable {
        /// As the driver wants it: `Driver={PostgreSQL Unicode};Server=…;Database=…;UID=…;PWD=…`.
        public var connectionString: String
        /// The most connections.
        public var connections: Int
        /// After which a look-up has failed, the wait for a connection included.
        public var deadline: Duration
        /// After which opening the store has failed.
        public var openingDeadline: Duration
        /// Whether an account may be used that could change the shop's data.
        public var allowsWritableAccount: Bool

        /// Creates settings.
        public init(
            connectionString: String, connections: Int = 4, deadline: Duration = .milliseconds(1_800),
            openingDeadline: Duration = .seconds(10), allowsWritableAccount: Bool = false
        ) {
            self.connectionString = connectionString
            self.connections = connections
            self.deadline = deadline
            self.openingDeadline = openingDeadline
            self.allowsWritableAccount = allowsWritableAccount
        }
    }

    private let pool: ODBCPool
    private let statements: ODBCOrderStatements
    private let rows: OrderRowReader
    private let settings: Settings
    private let seconds: Int
    /// What an operator should know of the database, in sentences; nothing when all is well.
    public let remarks: [String]

    /// Connects, and checks that the tables and columns are there and that the account can only read.
    ///
    /// - Parameters:
    ///   - settings: How the database is reached.
    ///   - schema: Which tables and columns hold what.
    ///   - numberFormat: How the shop writes order numbers.
    /// - Throws: ``OrderStoreError`` when the database cannot be reached, lacks a table or column, or could be written.
    public init(
        _ settings: Settings, schema: OrderSchema, numberFormat: OrderNumberFormat = .coolLibri
    ) async throws(OrderStoreError) {
        self.settings = settings
        // Drivers count in whole seconds: they give up after us, and only so that their threads come back.
        let seconds = max(1, Int(settings.deadline.components.seconds) + 1)
        self.seconds = seconds
        let connectionString = settings.connectionString
        pool = ODBCPool(size: settings.connections) { () throws(ODBCError) in
            let session = try ODBCSession(connectionString: connectionString, timeout: seconds)
            for sql in SQLDialect(product: session.product.name).preparation(seconds: seconds) {
                // An older server may not know one of these; what they ask for is also asked of the driver and held here.
                do throws(ODBCError) { try session.run(sql) } catch { if error.endsSession { throw error } }
            }
            return session
        }
        rows = OrderRowReader(schema: schema, numberFormat: numberFormat)
        let missing: String?
        let rights: [String]?
        let isReadOnly: Bool
        do throws(ODBCError) {
            let product = try await pool.perform(within: settings.openingDeadline) { session throws(ODBCError) in
                session.product
            }
            let statements = ODBCOrderStatements(schema: schema, product: product)
            self.statements = statements
            missing = try await pool.perform(within: settings.openingDeadline) { session throws(ODBCError) in
                try Self.firstMissing(statements, in: session, seconds: seconds)
            }
            let dialect = SQLDialect(product: product.name)
            rights = try await pool.perform(within: settings.openingDeadline) { session throws(ODBCError) in
                try ODBCRights(dialect: dialect, tables: schema.columnsByTable.map(\.table)).writing(in: session)
            }
            isReadOnly = try await pool.perform(within: settings.openingDeadline) { session throws(ODBCError) in
                guard let sql = dialect.readOnly else { return dialect != .other }
                do throws(ODBCError) { try session.run(sql) } catch {
                    if error.endsSession { throw error }
                    return false
                }
                return true
            }
        } catch {
            throw OrderStoreError(reading: error)
        }
        if let missing { throw OrderStoreError(.schema, "\(missing) Correct the schema file.") }
        remarks =
            try Self.remarks(on: rights, isAllowed: settings.allowsWritableAccount)
            + (isReadOnly ? [] : ["The order database takes no read-only sessions: the account's rights alone hold."])
    }

    /// - Throws: ``OrderStoreError`` when the account could change something and may not.
    private static func remarks(on rights: [String]?, isAllowed: Bool) throws(OrderStoreError) -> [String] {
        guard let rights else {
            return ["This kind of database does not tell what its account may do: make sure that it can only read."]
        }
        guard !rights.isEmpty else { return [] }
        let list = rights.prefix(3).joined(separator: "; ") + (rights.count > 3 ? "; and more" : "")
        guard isAllowed else {
            throw OrderStoreError(
                .writable,
                "The account of the order database can do more than read: \(list). Make one that only reads with "
                    + "\"libriassist-cli orders grant\", or set orders.allowWritableAccount.")
        }
        return [
            "The account of the order database can do more than read (\(list)); orders.allowWritableAccount lets it."
        ]
    }

    /// The orders with a number or first block.
    public func orders(matching reference: OrderReference, limit: Int) async throws(OrderStoreError) -> [Order] {
        let isFull = reference.isFull
        let sql = isFull ? statements.byNumber(limit: limit) : statements.byBeginning(limit: limit)
        let value = rows.written(reference) + (isFull ? "" : "%")
        // A full number has one order, or several at fault, of which none is shown.
        let history = statements.history(byBeginning: !isFull, orders: isFull ? 1 : limit)
        let (seconds, rows) = (seconds, rows)
        do throws(ODBCError) {
            return try await pool.perform(within: settings.deadline) { session throws(ODBCError) in
                var orders = try session.rows(sql, binding: [value], limit: limit, timeout: seconds)
                    .compactMap { rows.order(from: $0) }
                guard let history else { return orders }
                // Asked for whether or not there is an order: the number of questions would tell which, and over a long
                // way their time.
                let changes = try session.rows(
                    history, binding: [value], limit: OrderQueries.longestHistory * limit, timeout: seconds)
                let byNumber = Dictionary(grouping: changes) { rows.number(from: $0[0]) }
                for index in orders.indices {
                    orders[index].history = (byNumber[orders[index].number] ?? []).prefix(OrderQueries.longestHistory)
                        .reversed().compactMap { rows.statusChange(on: $0[1], status: $0[2]) }
                }
                return orders
            }
        } catch {
            throw OrderStoreError(reading: error)
        }
    }

    /// The orders that pass a filter, the latest first. Every row is looked at, for at most twenty seconds.
    public func orders(where filter: OrderFilter, limit: Int) async throws(OrderStoreError) -> [Order] {
        let (sql, rows) = (statements.all, rows)
        do throws(ODBCError) {
            return try await pool.perform(within: Self.longestSearch) { session throws(ODBCError) in
                var latest = LatestOrders(limit: limit)
                let deadline = ContinuousClock.now + Self.longestSearch
                try session.forEachRow(sql, timeout: Int(Self.longestSearch.components.seconds)) { row in
                    if let order = rows.order(from: row), filter.matches(order) { latest.add(order) }
                    return ContinuousClock.now < deadline
                }
                return latest.sorted
            }
        } catch {
            throw OrderStoreError(reading: error)
        }
    }

    private static let longestSearch: Duration = .seconds(20)

    /// A sentence on the first table or column that is not there, or not for this user.
    private static func firstMissing(
        _ statements: ODBCOrderStatements, in session: ODBCSession, seconds: Int
    ) throws(ODBCError) -> String? {
        for probe in statements.probes {
            do throws(ODBCError) { _ = try session.rows(probe.sql, binding: [], limit: 1, timeout: seconds) } catch {
                guard OrderStoreError(reading: error).code == .schema else { throw error }
                return probe.column.map {
                    "The table \"\(probe.table)\" of the order database has no column \"\($0)\"."
                }
                    ?? "The order database has no table \"\(probe.table)\", or its user may not read it."
            }
        }
        return nil
    }
}

extension Array<StoredValue>: StoredRow {
    func value(at place: Int) -> StoredValue { self[place] }
}
#endif
