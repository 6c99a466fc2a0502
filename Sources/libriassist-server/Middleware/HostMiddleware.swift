import HTTPTypes
import Hummingbird
import LibriAssist

/// Refuses requests that do not say which host they are for, as HTTP/1.1 demands (RFC 9112, 3.2). Load balancers that ask
/// after the health in HTTP/1.0, which knows no hosts, are answered.
struct HostMiddleware: RouterMiddleware {
    private static let health: Set = ["/healthz", "/readyz"]

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        guard request.head.authority?.isEmpty != false, !Self.health.contains(request.uri.path) else {
            return try await next(request, context)
        }
        throw Problem(status: 400, title: "No host", detail: "Send the header Host with the server's name.")
    }
}
