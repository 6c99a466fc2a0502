import ArgumentParser
import Foundation
import LibriAssist

/// Looks at a shop's order database and proposes the schema file.
struct OrdersInspect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Read the catalogue of the order database, and propose the schema file with reasons.",
        discussion: """
            Up to 200 rows of each table that may hold orders are read to judge its columns; what is printed of them is made
            unrecognisable. Nothing is written to the database. Without --config, the environment tells where it is:
            LIBRI_ORDERS_SQLITE_PATH, or LIBRI_ORDERS_SOURCE=odbc and LIBRI_ORDERS_ODBC_CONNECTION.
            Exits with 1 when no table looks like orders.
            """
    )

    @OptionGroup var shop: ShopOptions

    @Flag(help: "Print the result as JSON.")
    var json = false

    @Option(help: ArgumentHelp("Write the proposed schema file there.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Write the shop's questionnaire, filled in, there.", valueName: "file"))
    var questionnaire: String?

    func run() async throws {
        let configuration = try await shop.configuration()
        let files = try (output: output.map(NewFile.init), questionnaire: questionnaire.map(NewFile.init))
        Terminal.error.progress("Reading the catalogue")
        defer { Terminal.error.progress("") }
        let catalog = try await configuration.orderCatalog()
        let proposal: SchemaProposal
        do {
            proposal = try SchemaInspector(numberFormat: configuration.orders.numberFormat).propose(for: catalog)
        } catch {
            let seen = error.tables.prefix(20).joined(separator: ", ")
            throw Failure(
                .nothingFound,
                "\(error.message) \(seen.isEmpty ? "It has no table that its user may read." : "Looked at: \(seen).") "
                    + "Correct orders.numberFormat if the shop's numbers have another form.")
        }
        Terminal.error.progress("")
        let report = InspectionReport(catalog: catalog, proposal: proposal)
        let yaml = SchemaYAML(proposal).text
        if json {
            Terminal.output.line(try WireJSON.encodePretty(report))
        } else {
            Terminal.output.line(report.text)
            if output == nil { Terminal.output.line(yaml) }
        }
        try files.output?.write(yaml)
        try files.questionnaire?.write(InspectionQuestionnaire(catalog: catalog, proposal: proposal).markdown)
        for path in [output, questionnaire].compactMap(\.self) { Terminal.error.line("Written: \(path)") }
    }
}
