#if Configuration
import Foundation
import Yams

/// Reads an order schema from its YAML file.
enum OrderSchemaFile {
    /// - Throws: ``ConfigurationError`` that names the file and what is wrong in it.
    static func read(_ path: String) throws(ConfigurationError) -> OrderSchema {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ConfigurationError(.missing, "The schema file \(path) cannot be read. Correct orders.schema.")
        }
        do { return try YAMLDecoder().decode(OrderSchema.self, from: text) } catch let error as DecodingError {
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
        @unknown default: return "it is not an order schema."
        }
    }
}
#endif
