import HTTPTypes
import Hummingbird
import LibriAssist
import NIOCore

extension Response {
    /// A JSON response that no cache keeps.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok, type: String = "application/json")
        throws -> Response
    {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.cacheControl] = "no-store"
        return Response(
            status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: try WireJSON.encode(value))))
    }

    /// A problem (RFC 9457).
    static func problem(_ problem: Problem) -> Response {
        let status = HTTPResponse.Status(code: problem.status)
        return (try? .json(problem, status: status, type: "application/problem+json")) ?? Response(status: status)
    }
}
