import HTTPTypes
import Hummingbird
import LibriAssist

/// Tells who asks a path with a method that it does not know which ones it does (RFC 9110, 15.5.6).
struct MethodMiddleware: RouterMiddleware {
    /// The methods of each path.
    let methods: [String: [String]]

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        guard let known = methods[request.uri.path], !known.contains(request.method.rawValue) else {
            return try await next(request, context)
        }
        let allowed = known.joined(separator: ", ")
        var response = Response.problem(
            Problem(status: 405, title: "Method not allowed", detail: "This path takes \(allowed)."))
        response.headers[.allow] = allowed
        return response
    }
}
