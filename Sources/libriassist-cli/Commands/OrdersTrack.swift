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
            let services = try await shop.services()
            return try await JSONLines.answer(
                OrderRequest.self, example: #"{"orderNumber":"CL-401372-487531","surname":"Rami"}"#
            ) { request in
                try await track(request, services).report
            }
        }
        guard let number, let surname else {
            throw Failure(.usage, "Which order? Give its number and --surname NAME, or many with --jsonl.")
        }
        // A mistyped number is told before anything is opened.
        let request = OrderRequest(orderNumber: number, surname: surname)
        _ = try Message(.orderForm(orderNumber: number, surname: surname))
        let services = try await shop.services()
        let (report, text) = try await track(request, services)
        try output.print(report, text: text)
        if case .notFound = report { throw ExitCode(Failure.Code.nothingFound.rawValue) }
    }

    private func track(
        _ request: OrderRequest, _ services: LibriServices
    ) async throws -> (report: TrackReport, text: String) {
        _ = try Message(.orderForm(orderNumber: request.orderNumber, surname: request.surname))
        let outcome = try await services.orders.track(request.orderNumber, surname: request.surname, client: .local)
        switch outcome {
        case .found(let order):
            let card = services.orderWording.card(
                for: order, in: services.configuration.shop.languages.first ?? .french)
            return (.found(OrderResponse(card)), card.text)
        case .notVerified: return (.notFound, "No order matches this number and surname.")
        case .unavailable:
            throw Failure(.unavailable, "The order database does not answer. Try again, or look at the message above.")
        }
    }
}
