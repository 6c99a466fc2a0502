import ArgumentParser
import Foundation
import LibriAssist

/// A search among the orders for the shop's own people.
struct OrdersFind: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Search the orders, for the shop's own people; the search is written down.",
        discussion: """
            All conditions must hold; the latest orders come first, masked as for customers.
            Exits with 1 when nothing is found.
            """
    )

    @OptionGroup var shop: ShopOptions

    @Flag(help: "Print the result as JSON.")
    var json = false

    @Flag(help: "Print the result as comma-separated values.")
    var csv = false

    @Option(help: ArgumentHelp("A part of the order number.", valueName: "digits"))
    var number: String?

    @Option(help: ArgumentHelp("A part of the customer's name.", valueName: "name"))
    var surname: String?

    @Option(help: ArgumentHelp("Ordered on this day or later, such as 2025-10-01.", valueName: "day"))
    var from: LocalDate?

    @Option(help: ArgumentHelp("Ordered on this day or before.", valueName: "day"))
    var to: LocalDate?

    @Option(
        help: ArgumentHelp(
            "The status: \(OrderStatus.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "status"))
    var status: OrderStatus?

    @Flag(help: "Only orders that should have left and have not.")
    var late = false

    @Option(help: "The most orders, 1 to 10,000.")
    var limit = 50

    private struct Report: Encodable { var orders: [OrderResponse] }

    func validate() throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit takes 1 to 10000.") }
        if json, csv { throw ValidationError("Give either --json or --csv, not both.") }
        if let number, !number.utf8.contains(where: { (0x30...0x39).contains($0) }) {
            throw ValidationError("--number takes digits.")
        }
        if number == nil, surname == nil, from == nil, to == nil, status == nil, !late {
            throw ValidationError(
                "What is looked for? Give --number, --surname, --from, --to, --status or --late, or several of them.")
        }
    }

    func run() async throws {
        let (services, configuration) = try await shop.staff()
        let wording = try OrderWording(numberFormat: configuration.orders.numberFormat)
        let language = configuration.shop.languages.first ?? .french
        var filter = OrderFilter()
        filter.numberPart = number
        filter.customerPart = surname
        filter.orderedFrom = from
        filter.orderedTo = to
        filter.status = status
        if late { filter.lateOn = configuration.today() }
        let orders = try await services.desk.find(filter, limit: limit)
        let cards = orders.map { wording.card(for: $0, in: language) }
        if json {
            Terminal.output.line(try WireJSON.encodePretty(Report(orders: cards.map { OrderResponse($0) })))
        } else if csv || !cards.isEmpty {
            let table = Table(
                heads: ["number", "customer", "status", "ordered", "ships", "late", "product"], rows: cards.map(row))
            Terminal.output.line(csv ? table.csv : table.text(for: Terminal.output))
        }
        guard !cards.isEmpty else { throw Failure(.nothingFound, "No order is like that.") }
        if cards.count == limit { Terminal.error.line("There may be more: --limit \(limit) was reached.") }
    }

    private func row(_ card: OrderCard) -> [String] {
        let order = card.order
        return [
            order.number.description, order.customer, card.statusText, order.orderedOn?.description ?? "",
            order.shipsBy?.description ?? "", order.isLate ? "late" : "", order.product ?? "",
        ]
    }
}
