import ArgumentParser
import LibriAssist

/// An order for the shop's own people.
struct OrdersShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show an order to the shop's own people; no surname is needed, and the look is written down.",
        discussion: """
            The order is masked as for a customer, followed by a wording to copy into an answer. --reveal shows the customer's \
            whole name as well and takes the reason: call, mail, delivery, complaint or security.
            Exits with 1 when there is no such order.
            """
    )

    @OptionGroup var shop: ShopOptions

    @Flag(help: "Print the result as JSON.")
    var json = false

    @Option(help: ArgumentHelp("Show the whole name, for this reason.", valueName: "reason"))
    var reveal: RevealReason?

    @Option(help: "The language of the wording, fr or en (default: the shop's first).")
    var language: Language?

    @Argument(help: "The order number or its first block.")
    var number: String

    private struct Report: Encodable {
        var orders: [OrderResponse]
        var customers: [String]?
    }

    func run() async throws {
        let (services, configuration) = try await shop.staff()
        let reference = try OrderReference(number, format: configuration.orders.numberFormat)
        let wording = try OrderWording(numberFormat: configuration.orders.numberFormat)
        let language = language ?? configuration.shop.languages.first ?? .french
        var names: [String]?
        let orders: [MaskedOrder]
        if let reveal {
            let revealed = try await services.desk.reveal(reference, because: reveal)
            orders = revealed.map(\.order)
            names = revealed.map(\.customer.whole)
        } else {
            orders = try await services.desk.orders(matching: reference)
        }
        guard !orders.isEmpty else { throw Failure(.nothingFound, "There is no order \(reference).") }
        let cards = orders.map { wording.card(for: $0, in: language) }
        if json {
            return Terminal.output.line(
                try WireJSON.encodePretty(Report(orders: cards.map { OrderResponse($0) }, customers: names)))
        }
        for (index, card) in cards.enumerated() {
            Terminal.output.line(card.text)
            if !card.order.history.isEmpty {
                Terminal.output.line("\n\(Terminal.output.bold("History:"))")
                for (change, text) in zip(card.order.history, card.historyTexts) {
                    Terminal.output.line("  \(change.on.text(in: language))  \(text)")
                }
            }
            if let names { Terminal.output.line("\n\(Terminal.output.bold("Customer:")) \(names[index])") }
            Terminal.output.line("\n\(Terminal.output.bold("To copy:"))\n")
            Terminal.output.line(wording.letter(for: card, shop: configuration.shop.name, in: language))
            if index + 1 < cards.count { Terminal.output.line("\n" + String(repeating: "─", count: 60) + "\n") }
        }
    }
}
