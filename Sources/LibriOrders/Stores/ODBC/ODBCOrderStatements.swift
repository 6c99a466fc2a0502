#if ODBC
/// The SQL of an order store behind a driver; values are bound, identifiers are quoted in one place.
struct ODBCOrderStatements: Sendable {
    private let select: String
    private let number: String
    private let historySelect: String?
    private let dialect: SQLDialect
    private let schema: OrderSchema
    private let quote: String

    init(schema: OrderSchema, product: ODBCSession.Product) {
        self.schema = schema
        dialect = SQLDialect(product: product.name)
        quote = product.quote
        let names = SQLNames(quote: product.quote)
        number = names.column(schema.columns.number)
        let columns = schema.selection.map { names.column($0.column) }
        select = "SELECT \(columns.joined(separator: ", ")) FROM \(names.table(schema.table))"
        historySelect = schema.history.map { history in
            let day = names.column(history.on)
            return "SELECT \(day), \(names.column(history.status)) FROM \(names.table(history.table)) "
                + "WHERE \(names.column(history.number)) = ? ORDER BY \(day) DESC"
        }
    }

    /// One value: the number.
    func byNumber(limit: Int) -> String {
        dialect.limited("\(select) WHERE \(number) = ? ORDER BY \(number)", to: limit)
    }

    /// One value: the beginning of the number, with `%` after it. A comparison of ranges would depend on the collation.
    func byBeginning(limit: Int) -> String {
        dialect.limited("\(select) WHERE \(number) LIKE ? ORDER BY \(number)", to: limit)
    }

    /// One value: the number. The latest change first.
    var history: String? { historySelect.map { dialect.limited($0, to: Self.longestHistory) } }

    static let longestHistory = 50

    /// A query without rows for each mapped column, in whose place it tells whether it exists.
    var probes: [(table: String, column: String?, sql: String)] {
        let names = SQLNames(quote: quote)
        return schema.columnsByTable.flatMap { table, columns -> [(table: String, column: String?, sql: String)] in
            [(table, nil, "SELECT 1 FROM \(names.table(table)) WHERE 1 = 0")]
                + columns.map { (table, $0, "SELECT \(names.column($0)) FROM \(names.table(table)) WHERE 1 = 0") }
        }
    }
}

/// Identifiers in the quotes of a database, so that a name from a schema file cannot become syntax.
struct SQLNames: Sendable {
    let quote: String

    /// A column's name, whatever is in it.
    func column(_ name: String) -> String {
        // A driver that knows no quotes answers with a space (ODBC, SQLGetInfo).
        let mark = quote.trimmingSpaces.isEmpty ? "\"" : quote
        return mark + name.replacing(mark, with: mark + mark) + mark
    }

    /// A table's name; dots part it from its schema and its database, as in `dbo.Commandes`.
    func table(_ name: String) -> String {
        name.split(separator: ".", omittingEmptySubsequences: false).map { column(String($0)) }.joined(separator: ".")
    }
}

extension String {
    fileprivate var trimmingSpaces: Substring { drop { $0 == " " } }
}
#endif
