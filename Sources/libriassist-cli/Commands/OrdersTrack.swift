import ArgumentParser
import LibriAssist

/// The order door.
struct OrdersTrack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "track",
        abstract: "Show an order to somebody who knows its number and surname.",
        discussion: """
            Exits with 1 when nothing matches.
            With --jsonl: {"orderNumber":"CL-401372-487531","surname":"Rami"} is answered by one line.
            """
    )

    @OptionGroup var shop: ShopOptions
    @OptionGroup var output: OutputOptions

    @Option(help: "The customer's surname.")
    var surname: String?

    @Argument(help: "The order number or its first block.")
    var number: String?

    func run() async throws {
        if output.jsonl {
            let door = try await door()
            return try await JSONLines.answer(
                OrderRequest.self, example: #"{"orderNumber":"CL-401372-487531","surname":"Rami"}"#
            ) { request in
                try await door.track(request).report
            }
        }
        guard let number, let surname else {
            throw Failure(.usage, "Which order? Give its number and --surname NAME, or many with --jsonl.")
        }
        let (report, text) = try await door().track(OrderRequest(orderNumber: number, surname: surname))
        try output.print(report, text: text)
        if case .notFound = report { throw ExitCode(Failure.Code.nothingFound.rawValue) }
    }

    private func door() async throws -> Door {
        let (lookup, configuration) = try await shop.orders()
        return Door(
            lookup: lookup, wording: try OrderWording(numberFormat: configuration.orders.numberFormat),
            language: configuration.shop.languages.first ?? .french
        )
    }
}

/// The order door with the words for what comes out.
private struct Door {
    let lookup: OrderLookup
    let wording: OrderWording
    let language: Language

    func track(_ request: OrderRequest) async throws -> (report: TrackReport, text: String) {
        _ = try Message(.orderForm(orderNumber: request.orderNumber, surname: request.surname))
        switch try await lookup.track(
            request.orderNumber, surname: request.surname, client: .local, source: .commandLine)
        {
        case .found(let order):
            let card = wording.card(for: order, in: language)
            return (.found(OrderResponse(card)), card.text)
        case .notVerified: return (.notFound, "No order matches this number and surname.")
        case .unavailable:
            throw Failure(.unavailable, "The order database does not answer. Try again, or look at the message above.")
        }
    }
}
