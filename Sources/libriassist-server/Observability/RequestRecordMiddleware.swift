import HTTPTypes
import Hummingbird
import LibriAssist
import Logging

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
        do {
            var response = try await next(request, context)
            response.headers[.xRequestID] = context.id
            let (status, body) = (response.status.code, response.body)
            guard body.contentLength == nil else {
                record(request, context, status, since: start)
                return response
            }
            // A stream has ended when its last byte is written.
            response.body = ResponseBody { writer in
                defer { record(request, context, status, since: start) }
                try await body.write(writer)
            }
            return response
        } catch {
            // The work was given up as the customer has left (nginx's status for it).
            record(request, context, 499, since: start)
            throw error
        }
    }

    private func record(
        _ request: Request, _ context: ServerContext, _ status: Int, since start: ContinuousClock.Instant
    ) {
        let time = ContinuousClock.now - start
        let route = context.endpointPath.flatMap { $0 == Self.notFound ? nil : $0 } ?? "none"
        let method = Self.known.contains(request.method) ? request.method.rawValue : "other"
        metrics.record(method: method, route: route, status: status, time: time)
        logger.info(
            "request",
            metadata: [
                "request": "\(context.id)", "method": "\(method)", "route": "\(route)", "status": "\(status)",
                "milliseconds": "\(time.inMilliseconds)", "client": "\(context.client.kind.rawValue)",
            ])
    }

    /// What the framework calls a path that leads nowhere.
    private static let notFound = "NotFound"

    /// A method may be any word; only those that mean something are written down.
    private static let known: Set<HTTPRequest.Method> = [.get, .head, .post, .options]
}

extension Duration {
    /// The milliseconds to a tenth.
    fileprivate var inMilliseconds: Double { (self / .milliseconds(1) * 10).rounded() / 10 }
}
