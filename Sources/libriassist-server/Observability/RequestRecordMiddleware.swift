import HTTPTypes
import Hummingbird
import Logging
import Metrics

/// Logs each request with one line, counts it, and tells its identifier in the answer.
///
/// The route is named as it is written in the program, never as it was asked: a path may hold anything.
struct RequestRecordMiddleware: RouterMiddleware {
    let logger: Logger
    let metrics: ServerMetrics

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var response = try await next(request, context)
        let time = ContinuousClock.now - start
        let route = context.endpointPath ?? "none"
        response.headers[.xRequestID] = context.id
        metrics.record(method: request.method.rawValue, route: route, status: response.status.code, time: time)
        logger.info(
            "request",
            metadata: [
                "request": "\(context.id)", "method": "\(Self.known(request.method))", "route": "\(route)",
                "status": "\(response.status.code)", "milliseconds": "\(time / .milliseconds(1))",
            ])
        return response
    }

    /// A method may be any word; only those that mean something are written down.
    private static func known(_ method: HTTPRequest.Method) -> String {
        [.get, .head, .post, .options].contains(method) ? method.rawValue : "other"
    }
}

extension HTTPField.Name {
    // A constant name in the token form of RFC 9110: this initialiser cannot fail.
    static let xRequestID = HTTPField.Name("X-Request-Id") ?? .via
}
