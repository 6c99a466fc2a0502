import Crypto
import Foundation
import LibriAssist
import NIOCore

/// The widget's built files, in memory.
struct WidgetFiles: Sendable {
    struct File: Sendable {
        let content: ByteBuffer
        let contentType: String
        /// A strong entity tag made of the content (RFC 9110, 8.8.3).
        let tag: String
        let isPage: Bool
    }

    let byName: [String: File]

    /// What the example page may load: its own files and nothing else.
    static let pagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    private static let contentTypes = [
        "chatbot-widget.js": "text/javascript; charset=utf-8",
        "chatbot-widget.css": "text/css; charset=utf-8",
        "install.html": "text/html; charset=utf-8",
        "install.js": "text/javascript; charset=utf-8",
        "install.css": "text/css; charset=utf-8",
    ]

    /// Loads the files.
    ///
    /// - Throws: ``ResourceError`` when one is missing.
    init() throws(ResourceError) {
        let bundle = ResourceBundle(target: "libriassist-server")
        var files: [String: File] = [:]
        for (name, type) in Self.contentTypes {
            let data = try bundle.data(of: "widget/\(name)")
            let digest = Base64URL.encode(SHA256.hash(data: data).prefix(12))
            files[name] = File(
                content: ByteBuffer(bytes: data), contentType: type, tag: "\"\(digest)\"",
                isPage: name.hasSuffix(".html")
            )
        }
        byName = files
    }
}
