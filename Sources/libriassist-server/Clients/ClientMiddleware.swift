import HTTPTypes
import Hummingbird
import LibriAssist

/// Finds out who asks: the peer, or the client that a trusted proxy names.
struct ClientMiddleware: RouterMiddleware {
    let proxies: TrustedProxies

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        // Several fields of this name are one list (RFC 9110, 5.3).
        let forwarded = request.headers[values: .xForwardedFor].joined(separator: ",")
        context.client = .network(
            proxies.client(peer: context.peer, forwardedFor: forwarded.isEmpty ? nil : forwarded))
        return try await next(request, context)
    }
}
