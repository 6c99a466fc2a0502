#if ODBC
/// The SQL of an order store behind a driver; values are bound, identifiers are quoted in one place.
struct ODBCOrderStatements: Sendable {
    private let queries: OrderQueries
    private let names: SQLNames
    private let dialect: SQLDialect
    private let schema: OrderSchema

    init(schema: OrderSchema, product: ODBCSession.Product) {
        self.schema = schema
        dialect = SQLDialect(product: product.name)
        names = SQLNames(quote: product.quote)
        queries = OrderQueries(schema: schema, names: names)
    }

    /// One value: the number.
    func byNumber(limit: Int) -> String {
        dialect.limited("\(queries.select) WHERE \(queries.number) = ? ORDER BY \(queries.number)", to: limit)
    }

    /// One value: the beginning of the number, with `%` after it. A comparison of ranges would depend on the collation.
    func byBeginning(limit: Int) -> String {
        dialect.limited("\(queries.select) WHERE \(queries.number) LIKE ? ORDER BY \(queries.number)", to: limit)
    }

    /// One value, as that of the orders: all their status changes, those of one order together and the latest first.
    func history(byBeginning: Bool, orders: Int) -> String? {
        queries.history.map { history in
            dialect.limited(
                "\(history.select) WHERE \(history.number) \(byBeginning ? "LIKE" : "=") ? "
                    + "ORDER BY \(history.number), \(history.order)", to: OrderQueries.longestHistory * orders)
        }
    }

    /// No values: every order.
    var all: String { queries.select }

    /// A query without rows for each mapped column, in whose place it tells whether it exists.
    var probes: [(table: String, column: String?, sql: String)] {
        schema.columnsByTable.flatMap { table, columns -> [(table: String, column: String?, sql: String)] in
            [(table, nil, "SELECT 1 FROM \(names.table(table)) WHERE 1 = 0")]
                + columns.map { (table, $0, "SELECT \(names.column($0)) FROM \(names.table(table)) WHERE 1 = 0") }
        }
    }
}

#endif
