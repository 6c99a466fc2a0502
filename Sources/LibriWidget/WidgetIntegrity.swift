package import LibriCore

/// What the build wrote down of the widget's files (`package/integrity.json`).
package struct WidgetIntegrity: Sendable, Decodable {
    /// A file of the widget.
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

    /// Reads what came with this release.
    ///
    /// - Throws: ``ResourceError`` when it is missing.
    package init() throws(ResourceError) { self = try ResourceBundle.widget.decode("package/integrity.json") }
}

extension ResourceBundle {
    /// The built widget.
    static let widget = ResourceBundle(target: "LibriWidget")
}
