#if Configuration
import Yams

/// The scalars and lists of a YAML file with their lines, for checks that a configuration reader does not make.
struct ConfigurationTree {
    enum Value {
        case scalar(String)
        case list([String])
        /// A value that the configuration has no use for, such as a list of mappings.
        case other
        case nothing
    }

    struct Entry {
        let path: String
        let value: Value
        let line: Int
    }

    private(set) var entries: [Entry] = []
    private var visited = 0
    private static let mostKeys = 1_000

    /// - Throws: ``ConfigurationError`` with the line of a syntax error.
    init(yaml: String, file: String) throws(ConfigurationError) {
        let root: Node?
        do { root = try Yams.compose(yaml: yaml) } catch {
            let place = Self.line(of: error).map { "\(file), line \($0)" } ?? file
            throw ConfigurationError(.malformed, "\(place): this is not valid YAML.")
        }
        guard let root, root != Node("") else { return }
        guard case .mapping(let mapping) = root else {
            throw ConfigurationError(.malformed, "\(file), line 1: expected sections such as \"shop:\".")
        }
        try collect(mapping, below: "")
    }

    /// The line of a syntax error, if it tells.
    static func line(of error: any Error) -> Int? {
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        case .duplicatedKeysInMapping(_, let context): context.mark.line
        default: nil
        }
    }

    private mutating func collect(_ mapping: Node.Mapping, below prefix: String) throws(ConfigurationError) {
        for (key, node) in mapping {
            visited += 1
            // Aliases can make a small file endless; no configuration has so many keys.
            guard visited <= Self.mostKeys else {
                throw ConfigurationError(.malformed, "The configuration has more than \(Self.mostKeys) keys.")
            }
            let path = prefix + (key.string ?? "?")
            let line = key.mark?.line ?? node.mark?.line ?? 1
            switch node {
            case .mapping(let inner) where inner.isEmpty: break
            case .mapping(let inner): try collect(inner, below: path + ".")
            case .scalar(let scalar) where node.null != nil && scalar.style == .plain:
                entries.append(Entry(path: path, value: .nothing, line: line))
            case .scalar(let scalar): entries.append(Entry(path: path, value: .scalar(scalar.string), line: line))
            case .sequence(let sequence):
                let items = sequence.compactMap(\.scalar?.string)
                let value = items.count == sequence.count ? Value.list(items) : .other
                entries.append(Entry(path: path, value: value, line: line))
            case .alias: entries.append(Entry(path: path, value: .other, line: line))
            }
        }
    }
}
#endif
