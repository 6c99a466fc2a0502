import ArgumentParser
import Foundation
import LibriAssist

/// Prints what an administrator runs so that LibriAssist may read orders, and nothing else.
struct OrdersGrant: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant",
        abstract: "Print the SQL of a view of the mapped columns and of an account that can only read it.",
        discussion: """
            The SQL holds the new account's password: send it to nobody who need not run it.
            With --schema-output, the schema file for the view is written as well; name it in orders.schema.
            """
    )

    @OptionGroup var shop: ShopOptions

    @Option(help: ArgumentHelp("The database: postgresql, mysql (MariaDB too) or sqlserver.", valueName: "dialect"))
    var dialect: Dialect

    @Option(help: "The account's name.")
    var account = "libriassist"

    @Option(help: "From where the account may come, for mysql: an address, a name or a pattern.")
    var host = "%"

    @Option(help: "The view's name; that of the status changes has _history behind it.")
    var view = "libriassist_orders"

    @Option(help: ArgumentHelp("Write the schema file for the view there.", valueName: "file"))
    var schemaOutput: String?

    enum Dialect: String, ExpressibleByArgument, CaseIterable {
        case postgresql, mysql, sqlserver

        var dialect: SQLDialect {
            switch self {
            case .postgresql: .postgreSQL
            case .mysql: .mySQL
            case .sqlserver: .sqlServer
            }
        }
    }

    func validate() throws {
        for (option, value) in [("--account", account), ("--view", view), ("--host", host)] where value.isEmpty {
            throw ValidationError("\(option) takes a name.")
        }
    }

    func run() async throws {
        let configuration = try await shop.configurationAlone()
        let schema = try configuration.orderSchema() ?? .plan
        let password = Self.newPassword()
        let grant = OrderGrant(
            dialect: dialect.dialect, schema: schema, account: account, host: host, password: password, view: view)
        if let schemaOutput {
            try NewFile(schemaOutput).write(SchemaYAML(grant.viewSchema).text)
            Terminal.error.line("The schema of the view is in \(schemaOutput): name it in orders.schema.")
        }
        Terminal.output.line(grant.sql.trimmingCharacters(in: .newlines))
        Terminal.error.line(
            "The account's password stands in the SQL; give it to the server in LIBRI_ORDERS_ODBC_PASSWORD.")
    }

    /// 192 random bits of letters and digits, which no database and no connection string reads as anything else. A capital, a small
    /// letter and a digit stand in front, as SQL Server's policy wants them.
    private static func newPassword() -> String {
        let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789")
        var generator = SystemRandomNumberGenerator()
        return "Aa9" + String((0..<33).map { _ in letters[Int.random(in: letters.indices, using: &generator)] })
    }
}
