import LibriAssist

/// The widget's built files, in memory.
struct WidgetFiles: Sendable {
    let byName: [String: ServedFile]

    /// What the example page may load: its own files and nothing else.
    private static let pagePolicy =
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
        var files: [String: ServedFile] = [:]
        for (name, type) in Self.contentTypes {
            files[name] = ServedFile(
                try bundle.data(of: "widget/\(name)"), contentType: type,
                policy: name.hasSuffix(".html") ? Self.pagePolicy : nil)
        }
        byName = files
    }
}
