package import Foundation
package import LibriCore

/// The widget as it was built with this release, as the server serves it.
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

    /// The files that a shop's pages load.
    package static let names = ["chatbot-widget.js", "chatbot-widget.css"]

    package let integrity: WidgetIntegrity
    /// The script and the style sheet.
    package let assets: [File]
    /// The example page, which shows the widget in an imaginary shop.
    package let page: [File]

    /// Loads the files.
    ///
    /// - Throws: ``ResourceError`` when one is missing.
    package init() throws(ResourceError) {
        integrity = try WidgetIntegrity()
        assets = try Self.names.map { name throws(ResourceError) in
            File(
                path: name, data: try ResourceBundle.widget.data(of: "package/\(name)"),
                compressed: try ResourceBundle.widget.data(of: "compressed/\(name).gz"))
        }
        page = try ["install.html", "install.css", "install.js"].map { name throws(ResourceError) in
            File(path: name, data: try ResourceBundle.widget.data(of: "page/\(name)"), compressed: nil)
        }
    }
}
