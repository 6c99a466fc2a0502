import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A file that is served from memory.
struct ServedFile: Sendable {
    /// How long a copy may be used without asking.
    enum Lifetime: String {
        case minutes = "public, max-age=300"
        /// The path names the content.
        case forEver = "public, max-age=31536000, immutable"
    }

    /// One form of the content.
    private struct Form {
        let content: ByteBuffer
        /// A strong entity tag made of the content (RFC 9110, 8.8.3): each form has its own.
        let tag: String

        init(_ data: Data) {
            content = ByteBuffer(bytes: data)
            tag = "\"\(Base64URL.encode(SHA256.hash(data: data).prefix(12)))\""
        }
    }

    private let plain: Form
    private let compressed: Form?
    private let contentType: String
    private let lifetime: Lifetime
    private let policy: String?

    /// - Parameters:
    ///   - data: The content.
    ///   - compressed: The same in gzip's format, for those who take it.
    ///   - contentType: Its media type.
    ///   - lifetime: How long a copy may be used without asking.
    ///   - policy: What a page may load (Content Security Policy); nothing for what is no page.
    init(
        _ data: Data, compressed: Data? = nil, contentType: String, lifetime: Lifetime = .minutes,
        policy: String? = nil
    ) {
        plain = Form(data)
        self.compressed = compressed.map(Form.init)
        self.contentType = contentType
        self.lifetime = lifetime
        self.policy = policy
    }

    /// The file, or that the client's copy is still good.
    func response(to request: Request) -> Response {
        let smaller = request.headers[values: .acceptEncoding].contains(where: Self.takesGzip) ? compressed : nil
        let form = smaller ?? plain
        // Any page may read what anybody may have: a browser holds a hash only against what the page may read.
        var headers: HTTPFields = [
            .contentType: contentType, .eTag: form.tag, .cacheControl: lifetime.rawValue,
            .accessControlAllowOrigin: "*",
        ]
        if compressed != nil { headers[.vary] = "Accept-Encoding" }
        if smaller != nil { headers[.contentEncoding] = "gzip" }
        if let policy { headers[.contentSecurityPolicy] = policy }
        if request.headers[values: .ifNoneMatch].contains(where: { Self.isNamed(form.tag, in: $0) }) {
            return Response(status: .notModified, headers: headers)
        }
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: form.content))
    }

    /// Whether a list of tags names this content: compared weakly (RFC 9110, 13.1.2), as a proxy that compresses weakens them.
    private static func isNamed(_ tag: String, in list: String) -> Bool {
        list.split(separator: ",").contains { entry in
            let named = entry.drop { $0 == " " }.prefix { $0 != " " }
            return named == "*" || (named.hasPrefix("W/") ? named.dropFirst(2) : named) == tag
        }
    }

    /// Whether a list of codings takes gzip (RFC 9110, 12.5.3): named or by `*`, and not with the weight 0.
    private static func takesGzip(_ list: String) -> Bool {
        list.lowercased().split(separator: ",").contains { entry in
            let pieces = entry.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let coding = pieces.first, coding == "gzip" || coding == "*" else { return false }
            return !pieces.dropFirst().contains { $0.wholeMatch(of: /q=0(\.0*)?/) != nil }
        }
    }
}
