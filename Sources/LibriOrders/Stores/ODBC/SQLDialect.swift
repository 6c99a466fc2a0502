#if ODBC
/// What differs between the databases that are reached through ODBC.
enum SQLDialect: Sendable, Equatable {
    case postgreSQL, mySQL, sqlServer, other

    /// - Parameter product: The name that the driver gives (SQLGetInfo, SQL_DBMS_NAME).
    init(product: String) {
        let name = product.lowercased()
        self =
            if name.contains("postgres") { .postgreSQL } else if name.contains("mysql") || name.contains("mariadb") {
                .mySQL
            } else if name.contains("sql server") { .sqlServer } else { .other }
    }

    /// What a session is told first: to change nothing, and to give up by itself. Each may be refused by an older version.
    func preparation(seconds: Int) -> [String] {
        switch self {
        case .postgreSQL:
            [
                "SET default_transaction_read_only = on", "SET statement_timeout = \(seconds * 1000)",
                "SET lock_timeout = \(seconds * 1000)",
            ]
        case .mySQL:
            [
                "SET SESSION TRANSACTION READ ONLY", "SET SESSION max_statement_time = \(seconds)",
                "SET SESSION lock_wait_timeout = \(seconds)",
            ]
        case .sqlServer: ["SET LOCK_TIMEOUT \(seconds * 1000)"]
        case .other: []
        }
    }

    /// A query limited to so many rows. The number is ours, never a customer's.
    func limited(_ select: String, to count: Int) -> String {
        switch self {
        case .postgreSQL, .mySQL: "\(select) LIMIT \(count)"
        case .sqlServer, .other: "\(select) OFFSET 0 ROWS FETCH NEXT \(count) ROWS ONLY"
        }
    }
}
#endif
