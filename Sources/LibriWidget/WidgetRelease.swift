package import Foundation
package import LibriCore

/// The widget as the server serves it: the one that was built with this release, and those before it, whose hashes shops' pages name.
package struct WidgetRelease: Sendable {
    /// A file of the widget.
    package struct File: Sendable {
        /// Its name, as in `chatbot-widget.js`.
        package let name: String
        /// What is in it.
        package let data: Data
        /// The same in gzip's format; nothing where it is not served compressed.
        package let compressed: Data?
    }

    /// The files that a shop's pages load.
    package static let names = ["chatbot-widget.js", "chatbot-widget.css"]

    package let integrity: WidgetIntegrity
    /// The script and the style sheet of each version, as in `1.0.0`.
    package let versions: [String: [File]]
    /// The example page, which shows the widget in an imaginary shop.
    package let page: [File]

    /// The script and the style sheet of this release.
    package var assets: [File] { versions[integrity.version] ?? [] }

    /// Loads the files.
    ///
    /// - Throws: ``ResourceError`` when one is missing.
    package init() throws(ResourceError) {
        integrity = try WidgetIntegrity()
        let resources = ResourceBundle.widget
        let version = integrity.version
        // A package without the release's own version is damaged; its error names the folder.
        _ = try resources.url(of: "versions/\(version)")
        versions = try Self.versions(in: try resources.url(of: "versions"))
        page = try ["install.html", "install.css", "install.js"].map { name throws(ResourceError) in
            File(name: name, data: try resources.data(of: "page/\(name)"), compressed: nil)
        }
    }

    /// Reads the versions that stand in a folder, each in a folder of its name.
    ///
    /// - Throws: ``ResourceError`` when a file of one is missing.
    static func versions(in folder: URL) throws(ResourceError) -> [String: [File]] {
        do {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            return try Dictionary(
                uniqueKeysWithValues: names.filter { !$0.hasPrefix(".") }.map { version in
                    let files = try Self.names.map { name in
                        let path = folder.appendingPathComponent(version).appendingPathComponent(name)
                        return File(
                            name: name, data: try Data(contentsOf: path),
                            compressed: try Data(contentsOf: path.appendingPathExtension("gz")))
                    }
                    return (version, files)
                })
        } catch {
            throw ResourceError(
                message: "The widget's versions in \(folder.path) cannot be read: each is a folder with "
                    + "\(names.joined(separator: ", ")) and their compressed forms.", underlying: error)
        }
    }
}
