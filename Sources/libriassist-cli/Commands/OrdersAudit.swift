import ArgumentParser
import Foundation
import LibriAssist

/// Who was shown what.
struct OrdersAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Show the accesses to orders, the newest first.",
        discussion: """
            An access is kept without number, name or address: the order is a keyed hash of its first block, the same for the \
            same order. Name an order to see its accesses alone.
            """
    )

    @OptionGroup var shop: ShopOptions

    @Flag(help: "Print the result as JSON.")
    var json = false

    @Option(
        help: ArgumentHelp(
            "Only this outcome: \(OrderAccess.Outcome.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "outcome"))
    var outcome: OrderAccess.Outcome?

    @Option(help: ArgumentHelp("Only from this day on, such as 2025-10-01.", valueName: "day"))
    var since: LocalDate?

    @Option(help: "The most accesses, 1 to 100,000.")
    var limit = 50

    @Argument(help: "The order number or its first block.")
    var number: String?

    private struct Report: Encodable { var accesses: [SQLiteAccessLog.Entry] }

    func validate() throws {
        guard (1...100_000).contains(limit) else { throw ValidationError("--limit takes 1 to 100000.") }
    }

    func run() async throws {
        let (services, configuration) = try await shop.staff(creatingDoor: false)
        let reference = try number.map { try OrderReference($0, format: configuration.orders.numberFormat) }
        let zone = TimeZone(identifier: configuration.shop.timeZone) ?? .gmt
        let start = since?.start(in: zone)
        let entries = try services.accesses.entries(of: reference, outcome: outcome, since: start, limit: limit)
        if json { return Terminal.output.line(try WireJSON.encodePretty(Report(accesses: entries))) }
        guard !entries.isEmpty else { return Terminal.error.line("No access was written down.") }
        let table = Table(
            heads: ["time", "order", "outcome", "source", "client", "user", "reason"],
            rows: entries.map { row($0, in: zone) })
        Terminal.output.line(table.text(for: Terminal.output))
    }

    private func row(_ entry: SQLiteAccessLog.Entry, in zone: TimeZone) -> [String] {
        let time = entry.at.formatted(Date.ISO8601FormatStyle(timeZone: zone))
        let order = entry.order.map { String($0.prefix(12)) }
        let outcome = entry.count > 1 ? "\(entry.outcome) ×\(entry.count)" : entry.outcome
        return [time, order ?? "", outcome, entry.source, entry.client, entry.user ?? "", entry.reason ?? ""]
    }
}
