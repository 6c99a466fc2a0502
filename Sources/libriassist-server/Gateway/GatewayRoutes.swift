import Hummingbird
import LibriAssist
import Logging

/// `POST /orders/search`
struct GatewayRoutes: Sendable {
    let store: any OrderStore
    let numberFormat: OrderNumberFormat
    let limits: ServerLimits
    let buckets: TokenBuckets<String>
    let metrics: ServerMetrics
    let logger: Logger

    private static let example = #"{"reference":"CL-401372-487531","limit":1}"#

    func add(to router: Router<ServerContext>) {
        router.post("orders/search") { request, context in
            var request = request
            // Whoever holds the token still cannot carry all orders off at once.
            let decision = buckets.take("token")
            guard decision.isAllowed else {
                metrics.refused(.client)
                logger.warning(
                    "More orders are asked for than server.limits.lookupsPerMinute allows",
                    metadata: ["request": "\(context.id)"])
                return Response.tooManyRequests(decision.headers)
            }
            let question = try await RequestBody.decode(
                GatewayRequest.self, from: &request, limit: limits.bodyBytes, example: Self.example)
            do {
                let reference = try question.orderReference(format: numberFormat)
                let orders = try await Deadline(time: limits.requestTime, eventLoop: context.eventLoop).within {
                    try await store.orders(matching: reference, limit: question.limit)
                }
                return try Response.json(GatewayAnswer(orders))
            } catch let error as OrderNumberError {
                throw Problem(status: 400, title: "Not an order number", detail: error.message)
            } catch let error as OrderStoreError {
                logger.log(
                    level: error.logLevel, "The order store does not answer",
                    metadata: ["code": "\(error.code)", "reason": "\(error.message)", "request": "\(context.id)"])
                if error.code == .refused {
                    throw Problem(
                        status: 400, title: "Not answered",
                        detail: "The order store does not take this question; others may be answered.")
                }
                throw Problem(
                    status: 503, title: "Unavailable",
                    detail: "The order store does not answer. This gateway's log says why, under \(context.id).")
            }
        }
    }
}
