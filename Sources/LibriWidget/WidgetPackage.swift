package import Foundation
package import LibriCore

/// What a shop's web developer gets: the widget's files with their guides and examples, as a folder and as an archive.
package struct WidgetPackage: Sendable {
    /// The release, as in `1.0.0`.
    package let version: String
    private let folder: URL
    private let archive: URL

    /// The package of this release.
    ///
    /// - Throws: ``ResourceError`` when it is missing.
    package init() throws(ResourceError) {
        version = try WidgetIntegrity().version
        folder = try ResourceBundle.widget.url(of: "package")
        archive = try ResourceBundle.widget.url(of: "package.zip")
    }

    /// The name of the folder: it tells the release without its last number, which changes no interface.
    package var name: String { "libriassist-widget-v" + version.split(separator: ".").prefix(2).joined(separator: ".") }

    /// What would be written into a folder.
    package func targets(in output: URL) -> [URL] {
        [output.appendingPathComponent(name), output.appendingPathComponent("\(name).zip")]
    }

    /// Writes the package as a folder and as an archive. Each is written aside and then takes its name, so that it is there whole or
    /// not at all.
    ///
    /// - Parameters:
    ///   - output: The folder to write into; it is made when it is missing.
    ///   - replaces: What is there already is replaced.
    /// - Throws: ``WidgetPackageError``.
    package func write(to output: URL, replaces: Bool) throws(WidgetPackageError) {
        let files = FileManager.default
        do { try files.createDirectory(at: output, withIntermediateDirectories: true) } catch {
            throw WidgetPackageError(
                "The folder \(output.path) cannot be made. Name another one with --output.", underlying: error)
        }
        if !replaces, let taken = targets(in: output).first(where: { files.fileExists(atPath: $0.path) }) {
            throw WidgetPackageError(
                "\(taken.path) is there already. Name another folder with --output, or replace it with --force.",
                isTaken: true)
        }
        for (source, target) in zip([folder, archive], targets(in: output)) {
            let aside = output.appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)")
            let old = aside.appendingPathExtension("old")
            do {
                try files.copyItem(at: source, to: aside)
                if files.fileExists(atPath: target.path) { try files.moveItem(at: target, to: old) }
                try files.moveItem(at: aside, to: target)
                try? files.removeItem(at: old)
            } catch {
                try? files.removeItem(at: aside)
                throw WidgetPackageError(
                    "\(target.path) cannot be written. Is the folder writable, and the disk not full?",
                    underlying: error)
            }
        }
    }
}

/// The widget's package cannot be written.
package struct WidgetPackageError: Error {
    /// What is wrong and what to do about it.
    package let message: String
    /// Something of the name is there already.
    package let isTaken: Bool
    /// The error beneath, if any.
    package let underlying: (any Error)?

    init(_ message: String, isTaken: Bool = false, underlying: (any Error)? = nil) {
        self.message = message
        self.isTaken = isTaken
        self.underlying = underlying
    }
}
