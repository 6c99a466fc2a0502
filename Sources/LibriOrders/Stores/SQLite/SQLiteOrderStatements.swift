#if SQLite
import GRDB

/// The SQL of an order store; values are bound, identifiers are quoted in one place.
struct SQLiteOrderStatements: Sendable {
    /// Arguments: number, limit.
    let byNumber: String
    /// Arguments: lower bound, upper bound, limit.
    let byRange: String
    /// No arguments: every order.
    let all: String
    /// Arguments: number. The last 50 changes, oldest first.
    let history: String?
    /// The order table and its column with the number, quoted.
    let table: String
    let number: String

    init(schema: OrderSchema) {
        let columns = schema.selection.map { alias, column in "\(quoted(column)) AS \(quoted(alias))" }
        let select = "SELECT \(columns.joined(separator: ", ")) FROM \(quoted(schema.table))"
        table = quoted(schema.table)
        number = quoted(schema.columns.number)
        all = select
        byNumber = "\(select) WHERE \(number) = ? ORDER BY \(number) LIMIT ?"
        byRange = "\(select) WHERE \(number) >= ? AND \(number) < ? ORDER BY \(number) LIMIT ?"
        history = schema.history.map { history in
            """
            SELECT "on", "status" FROM (
                SELECT \(quoted(history.on)) AS "on", \(quoted(history.status)) AS "status", rowid AS "position"
                FROM \(quoted(history.table)) WHERE \(quoted(history.number)) = ?
                ORDER BY \(quoted(history.on)) DESC, rowid DESC LIMIT 50
            ) ORDER BY "on", "position"
            """
        }
    }

    /// Whether SQLite finds a number without reading every row (sqlite.org/eqp.html: SEARCH, not SCAN).
    func useIndex(in db: Database) throws -> Bool {
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(byNumber)", arguments: ["", 1])
            .allSatisfy { ($0["detail"] as String?)?.hasPrefix("SCAN") == false }
    }
}

/// An SQL identifier in double quotes (SQL-92, 5.2), so that a name from a schema file cannot become syntax.
private func quoted(_ identifier: String) -> String {
    "\"" + identifier.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}
#endif
