import Foundation

/// What stands above a Markdown text between two lines `---`: keys with a value on their line, or with a list of lines
/// `- value` below. This is the part of YAML that documents use.
struct FrontMatter {
    private var values: [String: String] = [:]
    private var lists: [String: [String]] = [:]

    /// More would be a table, not a list of questions.
    private static let longestList = 200
    private static let longestValue = 1_000

    /// Takes the front matter off the lines; without one nothing happens.
    ///
    /// - Throws: ``DocumentError`` that names the line.
    init(takenFrom lines: inout ArraySlice<Substring>, named name: String) throws(DocumentError) {
        guard lines.first == "---" else { return }
        guard let end = lines.dropFirst().firstIndex(of: "---") else {
            throw DocumentError(.malformed, "\(name), line 1: the front matter has no closing line \"---\".")
        }
        var openList: String?
        for index in (lines.startIndex + 1)..<end {
            let line = lines[index].trimmingCharacters(in: .whitespaces)
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            func malformed(_ reason: String) -> DocumentError {
                DocumentError(.malformed, "\(name), line \(index + 1): \(reason)")
            }
            guard line.count <= Self.longestValue else {
                throw malformed("a line of the front matter has more than \(Self.longestValue) characters.")
            }
            if line == "-" || line.hasPrefix("- ") {
                guard let key = openList else { throw malformed("this list belongs to no key.") }
                guard lists[key, default: []].count < Self.longestList else {
                    throw malformed("\"\(key)\" has more than \(Self.longestList) entries.")
                }
                let item = line.dropFirst().trimmingCharacters(in: .whitespaces).unquoted
                if !item.isEmpty { lists[key, default: []].append(item) }
            } else if let colon = line.firstIndex(of: ":") {
                let key = line[..<colon].trimmingCharacters(in: .whitespaces)
                let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces).unquoted
                openList = value.isEmpty ? key : nil
                if !value.isEmpty { values[key] = value }
            } else {
                throw malformed("expected \"key: value\" or \"- value\" in the front matter.")
            }
        }
        lines = lines[(end + 1)...]
    }

    /// The value of a key.
    subscript(key: String) -> String? { values[key] }

    /// The values of a key: its list, or its one value.
    func list(_ key: String) -> [String] { lists[key] ?? values[key].map { [$0] } ?? [] }
}

extension String {
    fileprivate var unquoted: String {
        for quote in ["\"", "'"] where count >= 2 && hasPrefix(quote) && hasSuffix(quote) {
            return String(dropFirst().dropLast())
        }
        return self
    }
}
