import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A file that is served from memory.
struct ServedFile: Sendable {
    let content: ByteBuffer
    let contentType: String
    /// A strong entity tag made of the content (RFC 9110, 8.8.3).
    let tag: String
    /// What a page may load (Content Security Policy); nothing for what is no page.
    let policy: String?

    init(_ data: Data, contentType: String, policy: String? = nil) {
        content = ByteBuffer(bytes: data)
        self.contentType = contentType
        tag = "\"\(Base64URL.encode(SHA256.hash(data: data).prefix(12)))\""
        self.policy = policy
    }

    /// The file, or that the client's copy is still good.
    func response(to request: Request) -> Response {
        var headers: HTTPFields = [.contentType: contentType, .eTag: tag, .cacheControl: "public, max-age=300"]
        if let policy { headers[.contentSecurityPolicy] = policy }
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: content))
    }
}
