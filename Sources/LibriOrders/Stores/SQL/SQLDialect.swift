/// What differs between databases.
public enum SQLDialect: String, Sendable, Equatable, CaseIterable {
    /// PostgreSQL
    case postgreSQL = "postgresql"
    /// MySQL and MariaDB
    case mySQL = "mysql"
    /// Microsoft SQL Server
    case sqlServer = "sqlserver"
    /// A database that keeps to the standard
    case other

    /// - Parameter product: The name that a driver gives (SQLGetInfo, SQL_DBMS_NAME).
    init(product: String) {
        let name = product.lowercased()
        self =
            if name.contains("postgres") { .postgreSQL } else if name.contains("mysql") || name.contains("mariadb") {
                .mySQL
            } else if name.contains("sql server") { .sqlServer } else { .other }
    }

    /// The schema that need not be named.
    var defaultSchema: String? { self == .postgreSQL ? "public" : nil }

    /// Encloses names in scripts for an administrator. Through a driver the driver says what does.
    var scriptNames: SQLNames {
        switch self {
        case .mySQL: SQLNames(quote: "`")
        // Quotation marks are names there only for clients that ask for it, which sqlcmd does not.
        case .sqlServer: SQLNames(quote: "[")
        case .postgreSQL, .other: SQLNames()
        }
    }

    /// What makes a session change nothing. SQL Server has no such thing; its driver is told.
    var readOnly: String? {
        switch self {
        case .postgreSQL: "SET default_transaction_read_only = on"
        case .mySQL: "SET SESSION TRANSACTION READ ONLY"
        case .sqlServer, .other: nil
        }
    }

    /// What a session is told first: to change nothing, and to give up by itself. Each may be refused by an older version.
    func preparation(seconds: Int) -> [String] {
        [readOnly].compactMap(\.self) + limits(seconds: seconds)
    }

    private func limits(seconds: Int) -> [String] {
        switch self {
        case .postgreSQL:
            [
                "SET statement_timeout = \(seconds * 1000)",
                "SET lock_timeout = \(seconds * 1000)",
            ]
        case .mySQL:
            [
                // Of these two MariaDB knows the first and MySQL the second.
                "SET SESSION max_statement_time = \(seconds)", "SET SESSION max_execution_time = \(seconds * 1000)",
                "SET SESSION lock_wait_timeout = \(seconds)",
            ]
        case .sqlServer: ["SET LOCK_TIMEOUT \(seconds * 1000)"]
        case .other: []
        }
    }

    /// A query limited to so many rows. The number is ours, never a customer's.
    func limited(_ select: String, to count: Int) -> String {
        switch self {
        case .postgreSQL, .mySQL: return "\(select) LIMIT \(count)"
        case .sqlServer, .other:
            // Rows are offset of an order alone, whichever it is.
            let order = select.contains(" ORDER BY ") ? "" : " ORDER BY (SELECT NULL)"
            return "\(select)\(order) OFFSET 0 ROWS FETCH NEXT \(count) ROWS ONLY"
        }
    }

    /// A query for a 1 for each of so many rows of a table.
    func limitedRows(of table: String, to count: Int) -> String {
        switch self {
        case .postgreSQL, .mySQL: "SELECT 1 AS one FROM \(table) LIMIT \(count)"
        case .sqlServer, .other: "SELECT TOP \(count) 1 AS one FROM \(table)"
        }
    }
}
