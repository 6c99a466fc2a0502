import LibriAssist
import LibriWidget

/// The widget's built files, in memory, by their paths below `/widget/`.
struct WidgetFiles: Sendable {
    let byPath: [String: ServedFile]

    /// What the example page may load: its own files and nothing else. No text of the page becomes a script.
    private static let pagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
        + "trusted-types 'none'"

    /// Loads the files.
    ///
    /// - Throws: ``ResourceError`` when one is missing.
    init() throws(ResourceError) { self.init(try WidgetRelease()) }

    init(_ release: WidgetRelease) {
        var files: [String: ServedFile] = [:]
        for file in release.assets + release.page { files[file.name] = Self.served(file, .minutes) }
        // Under its version a file never changes, so that a page may name its hash.
        for (version, assets) in release.versions {
            for file in assets { files["\(version)/\(file.name)"] = Self.served(file, .forEver) }
        }
        byPath = files
    }

    private static func served(_ file: WidgetRelease.File, _ lifetime: ServedFile.Lifetime) -> ServedFile {
        ServedFile(
            file.data, compressed: file.compressed, contentType: contentType(of: file.name), lifetime: lifetime,
            policy: file.name.hasSuffix(".html") ? pagePolicy : nil)
    }

    private static func contentType(of path: String) -> String {
        switch path.split(separator: ".").last {
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        default: "text/html; charset=utf-8"
        }
    }
}
