/// The lines of a YAML file in block style, each at the depth of what was opened before it.
///
/// Keys are written as they are: those that are not the schema's own are quoted by who gives them.
struct YAMLLines {
    private var lines: [String] = []
    private var depth = 0

    var text: String { lines.joined(separator: "\n") + "\n" }

    private var indent: String { String(repeating: "  ", count: depth) }

    mutating func add(_ key: String, _ value: String, above: String? = nil, behind: String? = nil) {
        comment(above)
        let comment = behind.map { "  # \(PrintableText.short($0))" } ?? ""
        lines.append("\(indent)\(key): \(YAMLScalar.written(value))\(comment)")
    }

    mutating func add(_ key: String, flag: Bool) { lines.append("\(indent)\(key): \(flag)") }

    /// - Parameter list: Scalars that are quoted already.
    mutating func add(_ key: String, list: [String]) {
        lines.append("\(indent)\(key): [\(list.joined(separator: ", "))]")
    }

    mutating func open(_ key: String, above: String? = nil, isEmpty: Bool = false) {
        comment(above)
        lines.append("\(indent)\(key):\(isEmpty ? " {}" : "")")
        depth += 1
    }

    /// The first key of an item of a list; the others follow at its depth.
    mutating func openItem(_ key: String, _ value: String) {
        lines.append("\(indent)- \(key): \(YAMLScalar.written(value))")
        depth += 1
    }

    mutating func close() { depth -= 1 }

    private mutating func comment(_ words: String?) {
        if let words { lines.append("\(indent)# \(PrintableText.sentence(words))") }
    }
}
