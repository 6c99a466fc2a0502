#if Configuration
import Foundation
import Yams

/// Reads a value from a YAML file of its own, which a key of the configuration names.
enum YAMLFile {
    /// No file that a person writes is longer.
    private static let mostBytes = 4_000_000

    /// - Parameters:
    ///   - path: The file.
    ///   - key: The key that names it.
    /// - Throws: ``ConfigurationError`` that names the file and what is wrong in it.
    static func read<Value: Decodable>(_ path: String, key: String) throws(ConfigurationError) -> Value {
        guard let data = FileManager.default.contents(atPath: path), data.count <= mostBytes,
            let text = String(data: data, encoding: .utf8)
        else {
            throw ConfigurationError(.missing, "The file \(path) cannot be read as text. Correct \(key).")
        }
        do { return try YAMLDecoder().decode(Value.self, from: text) } catch let error as DecodingError {
            throw ConfigurationError(.badValue, "\(path): \(reason(of: error))")
        } catch {
            throw ConfigurationError(.malformed, "\(path) is not valid YAML.")
        }
    }

    private static func reason(of error: DecodingError) -> String {
        func path(_ keys: [any CodingKey]) -> String { keys.map(\.stringValue).joined(separator: ".") }
        switch error {
        case .keyNotFound(let key, let context):
            return "\"\(path(context.codingPath + [key]))\" is missing."
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            let line = context.underlyingError.flatMap(ConfigurationTree.line(of:)).map { " at line \($0)" } ?? ""
            return "this is not valid YAML\(line)."
        case .dataCorrupted(let context):
            return "\(path(context.codingPath)): \(context.debugDescription)"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "\"\(path(context.codingPath))\" has a value of the wrong kind."
        @unknown default: return "it does not hold what is expected there."
        }
    }
}
#endif
