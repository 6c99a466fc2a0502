import HTTPTypes
import Hummingbird
import LibriAssist

/// Refuses paths that could be read in two ways. The router passes over empty pieces (`//api/chat`), so that whoever judges a
/// request by how its path begins would judge another request than the one that is answered.
struct PathMiddleware: RouterMiddleware {
    func handle(
        _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        let isPlain = path == "/" || (path.hasPrefix("/") && !path.hasSuffix("/") && !path.contains("//"))
        guard isPlain, path.utf8.allSatisfy(Self.isPlain) else {
            return .problem(
                Problem(
                    status: 404, title: "Not Found",
                    detail: "Nothing is there; /docs tells what there is."))
        }
        return try await next(request, context)
    }

    /// No path of this server needs anything else; the router would decode `%61pi`.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
