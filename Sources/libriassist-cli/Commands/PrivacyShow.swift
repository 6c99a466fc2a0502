import ArgumentParser
import LibriAssist

/// What is kept where, and for how long.
struct PrivacyShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show what is kept where and for how long: how many rows, how many past their time, the oldest day.",
        discussion: "How long is configuration: privacy.retentionDays, and orders.limits for failures and locks."
    )

    @OptionGroup var shop: ShopOptions

    @Flag(help: "Print the result as JSON.")
    var json = false

    private struct Report: Encodable { var stores: [KeptStoreStatus] }

    func run() async throws {
        let stores = try await shop.retention().status()
        if json {
            Terminal.output.line(try WireJSON.encodePretty(Report(stores: stores)))
        } else {
            Terminal.output.line(RetentionTable.text(of: stores, for: Terminal.output))
        }
        let errors = RetentionTable.distinct(stores.map(\.error))
        if !errors.isEmpty { throw Failure(.unavailable, errors.joined(separator: "\n")) }
    }
}
