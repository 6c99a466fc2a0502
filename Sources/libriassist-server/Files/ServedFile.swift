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
        if request.headers[values: .ifNoneMatch].contains(where: isNamed) {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: content))
    }

    /// Whether a list of tags names this content: compared weakly (RFC 9110, 13.1.2), as a proxy that compresses weakens them.
    private func isNamed(in list: String) -> Bool {
        list.split(separator: ",").contains { entry in
            let named = entry.drop { $0 == " " }.prefix { $0 != " " }
            return named == "*" || (named.hasPrefix("W/") ? named.dropFirst(2) : named) == tag
        }
    }
}
