package import Foundation

/// The project's own files, for tests that read them.
package enum ProjectFolder {
    /// The project's root.
    package static let url = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder with the built executables, beside the test program.
    package static let products =
        Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent() ?? url

    /// A text file of the project.
    package static func text(_ path: String) throws -> String {
        try String(contentsOf: url.appendingPathComponent(path), encoding: .utf8)
    }
}
