package import Foundation
package import LibriCore

/// The widget as it was built with this release: what the server serves, and what goes into the package for a shop's web developer.
package struct WidgetRelease: Sendable {
    /// A file of the widget.
    package struct File: Sendable {
        /// Its path, as in `chatbot-widget.js`.
        package let path: String
        /// What is in it.
        package let data: Data
        /// The same in gzip's format; nothing where it is not served compressed.
        package let compressed: Data?
    }

    /// What the build wrote down of its files (`package/integrity.json`).
    package struct Integrity: Sendable, Decodable {
        package struct File: Sendable, Decodable {
            /// The hash for the attribute `integrity` of a page (Subresource Integrity).
            package let integrity: String
            package let bytes: Int
            package let gzipBytes: Int?
        }

        /// The release, as in `1.0.0`.
        package let version: String
        /// The script and the style sheet, by name.
        package let files: [String: File]
    }

    /// The files that a shop's pages load.
    package static let names = ["chatbot-widget.js", "chatbot-widget.css"]

    package let integrity: Integrity
    /// The script and the style sheet.
    package let assets: [File]
    /// The example page, which shows the widget in an imaginary shop.
    package let page: [File]

    private static let resources = ResourceBundle(target: "LibriWidget")

    /// Loads the files.
    ///
    /// - Throws: ``ResourceError`` when one is missing.
    package init() throws(ResourceError) {
        integrity = try Self.resources.decode("package/integrity.json")
        assets = try Self.names.map { name throws(ResourceError) in
            File(
                path: name, data: try Self.resources.data(of: "package/\(name)"),
                compressed: try Self.resources.data(of: "compressed/\(name).gz"))
        }
        page = try ["install.html", "install.css", "install.js"].map { name throws(ResourceError) in
            File(path: name, data: try Self.resources.data(of: "page/\(name)"), compressed: nil)
        }
    }

    /// The package of this release.
    ///
    /// - Throws: ``ResourceError`` when it is missing.
    package static func makePackage() throws(ResourceError) -> WidgetPackage {
        let integrity: Integrity = try resources.decode("package/integrity.json")
        return WidgetPackage(
            version: integrity.version, folder: try resources.url(of: "package"),
            archive: try resources.url(of: "package.zip"))
    }
}
