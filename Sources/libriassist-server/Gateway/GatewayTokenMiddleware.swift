import HTTPTypes
import Hummingbird
import LibriAssist

/// Lets nobody ask for orders who has not the token; nothing of the request is read before.
struct GatewayTokenMiddleware: RouterMiddleware {
    let tokens: GatewayTokens

    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        guard request.uri.path.hasPrefix("/orders/"), !tokens.allow(authorization: request.headers[.authorization])
        else {
            return try await next(request, context)
        }
        var response = Response.problem(
            Problem(
                status: 401, title: "Not authorised",
                detail: "Send the header Authorization: Bearer … with the token of this gateway."))
        response.headers[.wwwAuthenticate] = "Bearer"
        return response
    }
}
