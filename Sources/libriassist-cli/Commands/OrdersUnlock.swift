import ArgumentParser
import LibriAssist

/// The end of an order's locks.
struct OrdersUnlock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlock",
        abstract: "Remove the locks of an order after too many wrong names; it is written down.",
        discussion: "A running server takes notice at once. What a client failed on other orders still counts for it."
    )

    @OptionGroup var shop: ShopOptions

    @Flag(help: "Print the result as JSON.")
    var json = false

    @Argument(help: "The order number or its first block.")
    var number: String

    private struct Report: Encodable { var unlocked: Bool }

    func run() async throws {
        let (services, configuration) = try await shop.staff(creatingDoor: false)
        let reference = try OrderReference(number, format: configuration.orders.numberFormat)
        try await services.desk.recordUnlocking(of: reference)
        let wasLocked = try services.limiter.unlock(reference)
        if json { return Terminal.output.line(try WireJSON.encodePretty(Report(unlocked: wasLocked))) }
        Terminal.output.line(
            wasLocked ? "\(reference) is no longer locked." : "\(reference) was not locked; its failures are forgotten."
        )
    }
}
