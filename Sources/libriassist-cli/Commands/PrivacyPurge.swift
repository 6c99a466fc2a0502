import ArgumentParser
import LibriAssist

/// The end of what is past its time.
struct PrivacyPurge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge",
        abstract: "Remove what is past its time, so that nothing of it is left in the files of the state folder.",
        discussion: """
            A running server does so by itself once an hour, and needs not be stopped. A file that another process holds is \
            tried for some seconds; where that does not help, the command says so and exits with 69.
            """
    )

    @OptionGroup var shop: ShopOptions

    @Flag(help: "Print the result as JSON.")
    var json = false

    private struct Report: Encodable { var stores: [KeptStorePurge] }

    func run() async throws {
        let stores = try await shop.retention().purge()
        let errors = RetentionTable.distinct(stores.map(\.error))
        if json {
            Terminal.output.line(try WireJSON.encodePretty(Report(stores: stores)))
        } else {
            Terminal.output.line(RetentionTable.text(of: stores, for: Terminal.output))
            if errors.isEmpty { Terminal.output.line("Nothing of what was removed is left in the files.") }
        }
        if !errors.isEmpty { throw Failure(.unavailable, errors.joined(separator: "\n")) }
    }
}
