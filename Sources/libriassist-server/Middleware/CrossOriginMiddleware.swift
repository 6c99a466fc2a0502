import HTTPTypes
import Hummingbird
import LibriAssist

/// Lets pages of the allowed origins ask and read answers (Fetch standard, CORS protocol): exact origins, no credentials.
struct CrossOriginMiddleware: RouterMiddleware {
    let allowed: Set<String>
    /// Pages of the address that is asked may ask too: the example page of the sample shop. Elsewhere it must be listed, as anybody
    /// may name any address.
    let allowsOwnPages: Bool
    let metrics: ServerMetrics

    /// Whether a text is an origin as browsers send it: scheme, host and perhaps a port, nothing else.
    static func isOrigin(_ text: String) -> Bool {
        // Browsers leave out the port that goes without saying.
        guard !(text.hasPrefix("https:") && text.hasSuffix(":443")), !(text.hasPrefix("http:") && text.hasSuffix(":80"))
        else { return false }
        return text.wholeMatch(of: /https?:\/\/[a-z0-9.-]+(:[0-9]{1,5})?/) != nil
    }

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let origins = request.headers[values: .origin]
        guard let origin = origins.first else { return try await answer(request, context, next) }
        guard origins.count == 1, allowed.contains(origin) else {
            guard isOwnPage(origins, request) || !request.uri.path.hasPrefix("/api/") else { return refusal() }
            return try await answer(request, context, next)
        }
        var response =
            request.method == .options && request.headers[.accessControlRequestMethod] != nil
            ? preflight() : try await next(request, context)
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlExposeHeaders] = Self.readableHeaders
        response.headers[values: .vary].append("Origin")
        return response
    }

    private static let readableHeaders =
        "X-Request-Id, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"

    private func answer(
        _ request: Request, _ context: ServerContext, _ next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        // A cache must not give this answer to a page that would be allowed.
        response.headers[values: .vary].append("Origin")
        return response
    }

    /// A page of this server, such as the example page, asks where it came from.
    private func isOwnPage(_ origins: [String], _ request: Request) -> Bool {
        guard allowsOwnPages, origins.count == 1, let authority = request.head.authority, !authority.isEmpty else {
            return false
        }
        return origins[0] == "http://\(authority)" || origins[0] == "https://\(authority)"
    }

    private func preflight() -> Response {
        Response(
            status: .noContent,
            headers: [
                .accessControlAllowMethods: "GET, POST", .accessControlAllowHeaders: "content-type",
                .accessControlMaxAge: "7200",
            ])
    }

    private func refusal() -> Response {
        metrics.refused(.origin)
        var response = Response.problem(
            Problem(
                status: 403, title: "Origin refused",
                detail:
                    "Pages of this origin may not ask. Add it to server.allowedOrigins, written as browsers send it."))
        response.headers[values: .vary].append("Origin")
        return response
    }
}
