#if SQLite
import GRDB

/// The SQL of an order store in SQLite.
struct SQLiteOrderStatements: Sendable {
    /// Arguments: number, limit.
    let byNumber: String
    /// Arguments: lower bound, upper bound, limit.
    let byRange: String
    /// No arguments: every order.
    let all: String
    /// Arguments: number. The latest change first.
    let history: String?
    /// The order table and its column with the number, quoted.
    let table: String
    let number: String

    init(schema: OrderSchema) {
        let names = SQLNames()
        let queries = OrderQueries(schema: schema, names: names, tie: "h.rowid")
        table = names.table(schema.table)
        number = names.column(schema.columns.number)
        all = queries.select
        byNumber = "\(queries.select) WHERE \(queries.number) = ? ORDER BY \(queries.number) LIMIT ?"
        byRange =
            "\(queries.select) WHERE \(queries.number) >= ? AND \(queries.number) < ? ORDER BY \(queries.number) LIMIT ?"
        history = queries.history.map {
            "\($0.select) WHERE \($0.number) = ? ORDER BY \($0.order) LIMIT \(OrderQueries.longestHistory)"
        }
    }

    /// Whether SQLite finds a number without reading every row (sqlite.org/eqp.html: SEARCH, not SCAN).
    func useIndex(in db: Database) throws -> Bool {
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(byNumber)", arguments: ["", 1])
            .allSatisfy { ($0["detail"] as String?)?.hasPrefix("SCAN") == false }
    }
}
#endif
