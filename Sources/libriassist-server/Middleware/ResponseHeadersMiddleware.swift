import HTTPTypes
import Hummingbird

/// Puts the headers that guard a browser on every response.
struct ResponseHeadersMiddleware: RouterMiddleware {
    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "no-referrer"
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
        }
        return response
    }
}

extension HTTPField.Name {
    // Constant names in the token form of RFC 9110: these initialisers cannot fail.
    static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .contentType
}
