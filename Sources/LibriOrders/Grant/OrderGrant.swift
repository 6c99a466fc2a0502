/// The SQL of a view with the columns of a schema, and of an account that can read that view and nothing else.
///
/// An administrator reads and runs it. What the account cannot see cannot leak: neither the other columns of an order nor the other
/// tables of the shop.
public struct OrderGrant: Sendable {
    private let dialect: SQLDialect
    private let schema: OrderSchema
    private let account: String
    private let host: String
    private let password: String
    private let view: String
    private let names: SQLNames

    /// Creates a script.
    ///
    /// - Parameters:
    ///   - dialect: The database that it is for.
    ///   - schema: The shop's tables and columns.
    ///   - account: The account's name.
    ///   - host: From where the account may come, in MySQL and MariaDB.
    ///   - password: The account's password.
    ///   - view: The view's name; that of the status changes has `_history` behind it.
    public init(
        dialect: SQLDialect, schema: OrderSchema, account: String = "libriassist", host: String = "%", password: String,
        view: String = "libriassist_orders"
    ) {
        self.dialect = dialect
        self.schema = schema
        self.account = account
        self.host = host
        self.password = password
        self.view = view
        names = dialect.scriptNames
    }

    /// The schema of the view, for the shop's configuration.
    public var viewSchema: OrderSchema {
        var schema = schema
        schema.table = view
        schema.joins = []
        schema.columns = OrderSchema.Columns(number: "number", customer: "customer")
        let fields = Set(self.schema.columns.mapped.map(\.field))
        func column(_ field: OrderSchema.Field) -> String? { fields.contains(field) ? field.rawValue : nil }
        schema.columns.firstName = column(.firstName)
        schema.columns.product = column(.product)
        schema.columns.quantity = column(.quantity)
        schema.columns.orderedOn = column(.orderedOn)
        schema.columns.shipsBy = column(.shipsBy)
        schema.columns.status = column(.status)
        schema.columns.price = column(.price)
        schema.columns.carrier = column(.carrier)
        schema.columns.trackingNumber = column(.trackingNumber)
        schema.details = schema.details.map { detail in
            var detail = detail
            detail.column = "detail_\(detail.name)"
            return detail
        }
        schema.history = schema.history.map { history in
            OrderSchema.History(
                table: historyView, number: "number", on: "changedOn", status: "status",
                sequence: history.sequence.map { _ in "sequence" })
        }
        return schema
    }

    /// The script.
    public var sql: String {
        ([heading] + views + login).joined(separator: dialect == .sqlServer ? "\nGO\n" : "\n\n") + "\n"
    }

    private var historyView: String { view + "_history" }

    private var heading: String {
        """
        -- A view of the columns that customers may be told of, and an account that can read it and nothing else.
        -- Read it, run it as an administrator in the database of the orders, and keep the password from other eyes.
        """
    }

    private var views: [String] {
        let queries = OrderQueries(schema: schema, names: names)
        let aliases = viewSchema.selection.map(names.column)
        var views = ["CREATE VIEW \(names.column(view)) AS\n\(queries.select(as: aliases));"]
        if let history = queries.historyView(as: ["number", "changedOn", "status", "sequence"].map(names.column)) {
            views.append("CREATE VIEW \(names.column(historyView)) AS\n\(history);")
        }
        return views
    }

    private var login: [String] {
        let views = [view] + (schema.history == nil ? [] : [historyView])
        let user = names.column(account)
        switch dialect {
        case .postgreSQL, .other:
            // The database's and the schema's names are those of where the script is run.
            let ways = """
                DO $way$ BEGIN
                    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), \(text(account)));
                    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), \(text(account)));
                END $way$;
                """
            return [
                "CREATE ROLE \(user) LOGIN PASSWORD \(text(password)) NOSUPERUSER NOCREATEDB NOCREATEROLE CONNECTION LIMIT 20;",
                "ALTER ROLE \(user) SET default_transaction_read_only = on;\nALTER ROLE \(user) SET statement_timeout = '5s';",
                ways,
                views.map { "GRANT SELECT ON \(names.column($0)) TO \(user);" }.joined(separator: "\n"),
            ]
        case .mySQL:
            let user = "\(text(account))@\(text(host))"
            return [
                "CREATE USER \(user) IDENTIFIED BY \(text(password)) WITH MAX_USER_CONNECTIONS 20;",
                views.map { "GRANT SELECT ON \(names.column($0)) TO \(user);" }.joined(separator: "\n"),
            ]
        case .sqlServer:
            return [
                "CREATE LOGIN \(user) WITH PASSWORD = N\(text(password));\nCREATE USER \(user) FOR LOGIN \(user);",
                views.map { "GRANT SELECT ON OBJECT::\(names.column($0)) TO \(user);" }.joined(separator: "\n"),
            ]
        }
    }

    /// A text in SQL. A backslash is no escape where the standard is kept, and is one in MySQL.
    private func text(_ text: String) -> String {
        let quoted = text.replacing("'", with: "''")
        return "'\(dialect == .mySQL ? quoted.replacing("\\", with: "\\\\") : quoted)'"
    }
}
