import ArgumentParser
import Foundation
import LibriAssist

/// Makes an order database of an export.
struct OrdersImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Write an SQLite database of orders from a CSV export.",
        discussion: "All or nothing: with a single bad line nothing is written, and the lines are named."
    )

    @Argument(help: "The export: one order a row, the columns named in the first.")
    var file: String

    @Option(help: ArgumentHelp("The export of the status changes.", valueName: "file"))
    var history: String?

    @Option(help: ArgumentHelp("The database file.", valueName: "file"))
    var output: String

    @Option(
        help: ArgumentHelp(
            "Which columns hold what (default: the schema of --config, else the plan's).", valueName: "file"))
    var schema: String?

    @Option(
        help: ArgumentHelp("The configuration of a shop, for its schema and its order numbers.", valueName: "file"))
    var config: String?

    @Option(help: "What parts the values.")
    var delimiter = OrderImport.Delimiter.auto

    @Option(help: "How letters with accents are written.")
    var encoding = OrderImport.Encoding.auto

    @Flag(help: "Replace the database if it is there.")
    var force = false

    @Flag(help: "Print the result as JSON.")
    var json = false

    func run() async throws {
        let report = try importOrders(as: try await orderImport())
        if json {
            Terminal.output.line(try WireJSON.encodePretty(report))
        } else {
            Terminal.output.line(OrderImportText(report).text(for: Terminal.output))
        }
        guard report.isWritten else {
            throw Failure(
                .badData, "Nothing was written. Correct the bad lines (\(report.badLineCount)) and import again.")
        }
    }

    private func importOrders(as orderImport: OrderImport) throws -> OrderImportReport {
        defer { Terminal.error.progress("") }
        let files = OrderImport.Files(orders: file, history: history, output: output, replacing: force)
        return try orderImport.run(files) { progress in
            Terminal.error.progress("\(progress.file): \(progress.rows) rows, \(progress.percent) %")
        }
    }

    private func orderImport() async throws -> OrderImport {
        var shop = LibriConfiguration.Orders()
        if let config { shop = try await ConfigurationLoader().load(file: URL(fileURLWithPath: config)).orders }
        let schema =
            try schema.map { try OrderSchema(contentsOf: $0, namedBy: "--schema") }
            ?? shop.schema.map { try OrderSchema(contentsOf: $0, namedBy: "orders.schema") } ?? .plan
        return OrderImport(
            schema: schema, numberFormat: shop.numberFormat, delimiter: delimiter, encoding: encoding)
    }
}
