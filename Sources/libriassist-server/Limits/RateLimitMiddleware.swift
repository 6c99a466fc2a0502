import HTTPTypes
import Hummingbird
import LibriAssist

/// Bounds how many requests a client may send to the API; pages and files are served from memory and not counted.
struct RateLimitMiddleware: RouterMiddleware {
    let buckets: TokenBuckets<ClientIdentity>
    let metrics: ServerMetrics

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        // A browser's question whether it may ask is no request of the customer.
        guard request.uri.path.hasPrefix("/api/"), request.method != .options else {
            return try await next(request, context)
        }
        let decision = buckets.take(context.client)
        guard decision.isAllowed else {
            metrics.refused(.client)
            return .tooManyRequests(decision.headers)
        }
        var response = try await next(request, context)
        for field in decision.headers where response.headers[field.name] == nil {
            response.headers[field.name] = field.value
        }
        return response
    }
}

extension TokenBuckets.Decision {
    /// How much is left, in the fields that clients commonly know (IETF draft "RateLimit header fields for HTTP", revision 3).
    var headers: HTTPFields {
        var headers = HTTPFields()
        headers[.rateLimitLimit] = "\(limit)"
        headers[.rateLimitRemaining] = "\(remaining)"
        headers[.rateLimitReset] = "\(untilFull.wholeSeconds)"
        if !isAllowed { headers[.retryAfter] = "\(max(1, retryAfter.wholeSeconds))" }
        return headers
    }
}

extension Response {
    /// The answer to a client that asks too often.
    static func tooManyRequests(_ headers: HTTPFields) -> Response {
        var response = Response.problem(
            Problem(
                status: 429, title: "Too many requests",
                detail: "Wait \(headers[.retryAfter] ?? "some") seconds, then send the same request again."))
        response.headers.append(contentsOf: headers)
        return response
    }
}

extension Duration {
    /// The seconds, rounded up.
    fileprivate var wholeSeconds: Int64 { components.seconds + (components.attoseconds > 0 ? 1 : 0) }
}
