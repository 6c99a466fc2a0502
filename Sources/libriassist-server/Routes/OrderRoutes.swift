import Hummingbird
import LibriAssist

/// `POST /api/order/track`
struct OrderRoutes: Sendable {
    let lookup: OrderLookup
    let wording: OrderWording
    let language: Language
    let limits: ServerLimits

    private static let example = #"{"orderNumber":"CL-401372-487531","surname":"Rami"}"#

    func add(to router: Router<ServerContext>) {
        router.post("api/order/track") { request, context in
            var request = request
            let order = try await RequestBody.decode(
                OrderRequest.self, from: &request, limit: limits.bodyBytes, example: Self.example)
            let outcome: LookupOutcome
            do {
                _ = try Message(.orderForm(orderNumber: order.orderNumber, surname: order.surname))
                outcome = try await Deadline(time: limits.requestTime, eventLoop: context.eventLoop).within {
                    try await lookup.track(
                        order.orderNumber, surname: order.surname, client: context.client, source: .api)
                }
            } catch let error as MessageError {
                throw Problem(status: 400, title: "Request refused", detail: error.message)
            } catch let error as OrderNumberError {
                throw Problem(status: 400, title: "Not an order number", detail: error.message)
            }
            switch outcome {
            case .found(let order): return try Response.json(OrderResponse(wording.card(for: order, in: language)))
            case .notVerified:
                throw Problem(status: 404, title: "Not verified", detail: "No order matches this number and surname.")
            case .unavailable:
                throw Problem(
                    status: 503, title: "Unavailable",
                    detail: "Order tracking does not answer at the moment. Try again later."
                )
            }
        }
    }
}
