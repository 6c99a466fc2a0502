import HTTPTypes
import Hummingbird

/// Lets pages of the allowed origins read answers (Fetch standard, CORS protocol): exact origins, no credentials.
struct CrossOriginMiddleware: RouterMiddleware {
    let allowed: Set<String>

    /// Whether a text is an origin as browsers send it: scheme, host and perhaps a port, nothing else.
    static func isOrigin(_ text: String) -> Bool {
        text.wholeMatch(of: /https?:\/\/[a-z0-9.-]+(:[0-9]{1,5})?/) != nil
    }

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        guard let origin = request.headers[.origin], allowed.contains(origin) else {
            var response = try await next(request, context)
            // A cache must not give this answer to a page that would be allowed.
            if !allowed.isEmpty { response.headers[.vary] = "Origin" }
            return response
        }
        if request.method == .options, request.headers[.accessControlRequestMethod] != nil {
            return Response(
                status: .noContent,
                headers: [
                    .accessControlAllowOrigin: origin, .accessControlAllowMethods: "GET, POST",
                    .accessControlAllowHeaders: "content-type", .accessControlMaxAge: "7200", .vary: "Origin",
                ]
            )
        }
        var response = try await next(request, context)
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.vary] = "Origin"
        return response
    }
}
