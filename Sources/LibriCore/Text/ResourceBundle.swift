package import Foundation

/// A resource folder of one of the package's targets.
///
/// `Bundle.module` ends the process when its folder is missing; this locator throws an error that names the folder.
package struct ResourceBundle: Sendable {
    let target: String

    /// The resources of the target of that name.
    package init(target: String) { self.target = target }

    static let core = ResourceBundle(target: "LibriCore")

    /// The location of a resource.
    ///
    /// Looked for in `LIBRI_RESOURCES`, beside the executable, and in `../share/libriassist` from there.
    package func url(of path: String) throws(ResourceError) -> URL {
        let bundle = "LibriAssist_\(target).resources"
        let executable = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        var roots: [URL] = []
        if let root = ProcessInfo.processInfo.environment["LIBRI_RESOURCES"] {
            roots.append(URL(fileURLWithPath: root, isDirectory: true))
        }
        if let executable {
            roots.append(executable)
            roots.append(executable.appendingPathComponent("../share/libriassist", isDirectory: true))
        }
        for root in roots {
            let url = root.appendingPathComponent(bundle).appendingPathComponent("Resources").appendingPathComponent(
                path)
            if FileManager.default.fileExists(atPath: url.path) { return url }
        }
        throw ResourceError(
            message: "The resource \(bundle)/Resources/\(path) was not found. "
                + "Keep the .resources folders beside the executable or name their folder in LIBRI_RESOURCES."
        )
    }

    /// The bytes of a resource.
    package func data(of path: String) throws(ResourceError) -> Data {
        let url = try url(of: path)
        do { return try Data(contentsOf: url) } catch {
            throw ResourceError(message: "The resource \(url.path) cannot be read.", underlying: error)
        }
    }

    /// Decodes a JSON resource that exists once per language: `name.fr.json`, `name.en.json`.
    package func loadPerLanguage<Value: Decodable>(_ name: String) throws(ResourceError) -> PerLanguage<Value> {
        try PerLanguage(french: Language.french, english: .english).map { language throws(ResourceError) in
            try decode("\(name).\(language.rawValue).json")
        }
    }

    /// Decodes a JSON resource.
    package func decode<Value: Decodable>(_ path: String) throws(ResourceError) -> Value {
        let data = try data(of: path)
        do { return try JSONDecoder().decode(Value.self, from: data) } catch {
            throw ResourceError(message: "The resource \(path) is not what was expected.", underlying: error)
        }
    }
}

/// A file that comes with the library is missing or damaged.
public struct ResourceError: Error, CustomStringConvertible {
    /// What is wrong and what to do about it.
    public let message: String
    /// The error beneath, if any.
    public let underlying: (any Error)?

    package init(message: String, underlying: (any Error)? = nil) {
        self.message = message
        self.underlying = underlying
    }

    /// The message; the underlying error is left to the log.
    public var description: String { message }
}
