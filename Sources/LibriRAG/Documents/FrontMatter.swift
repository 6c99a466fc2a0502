import Foundation

/// What stands above a Markdown text between two lines `---`: keys with a text or a list of texts.
///
/// This is the part of YAML that documents use. A whole YAML parser would refuse what French writers write
/// (`title: Livraison : modes et prix`), and resolves what nobody needs here (aliases, tags).
struct FrontMatter {
    /// A value with the line that its key stands on.
    struct Entry {
        var value: FrontMatterValue
        var line: Int
    }

    private var entries: [String: Entry] = [:]

    private static let mostLines = 1_000
    private static let longestLine = 1_000
    /// More would be a table, not a list of questions.
    private static let longestList = 200

    /// A key, or an entry of the list below one, with the lines that its value goes on in.
    private struct Written {
        var key: String?
        var value: String
        var line: Int
    }

    /// Takes the front matter off the lines; without one nothing happens.
    ///
    /// - Throws: ``DocumentError`` that names the line.
    init(takenFrom lines: inout ArraySlice<Substring>, named name: String) throws(DocumentError) {
        guard lines.first == "---" else { return }
        guard let end = lines.prefix(Self.mostLines).dropFirst().firstIndex(of: "---") else {
            throw DocumentError(
                .malformed,
                "\(name), line 1: the front matter has no closing line \"---\" within \(Self.mostLines) lines.")
        }
        try read(Self.written(in: lines[(lines.startIndex + 1)..<end], named: name), named: name)
        lines = lines[(end + 1)...]
    }

    /// The value of a key.
    subscript(key: String) -> Entry? { entries[key] }

    /// Puts each line where it belongs; one that is indented further than the keys goes on with the line above it.
    private static func written(
        in lines: ArraySlice<Substring>, named name: String
    ) throws(DocumentError) -> [Written] {
        var all: [Written] = []
        var keyDepth = 0
        for (index, line) in zip(lines.indices, lines) {
            let text = line.trimmingCharacters(in: .whitespaces)
            guard !text.isEmpty, !text.hasPrefix("#") else { continue }
            guard text.count <= longestLine else {
                throw malformed(name, index + 1, "the line has more than \(longestLine) characters.")
            }
            let depth = line.prefix(while: \.isWhitespace).count
            if text == "-" || text.hasPrefix("- ") {
                let value = text.dropFirst().trimmingCharacters(in: .whitespaces)
                all.append(Written(key: nil, value: value, line: index + 1))
            } else if !all.isEmpty, depth > keyDepth || text.hasPrefix("]") {
                all[all.count - 1].value += "\n" + text
            } else if let colon = text.firstIndex(of: ":") {
                keyDepth = depth
                let value = text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)
                let key = text[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: " \"'"))
                all.append(Written(key: key, value: value, line: index + 1))
            } else {
                throw malformed(name, index + 1, "expected \"key: value\" or \"- value\".")
            }
        }
        return all
    }

    private mutating func read(_ all: [Written], named name: String) throws(DocumentError) {
        var openKey: String?
        for written in all {
            guard let value = FrontMatterValue(written.value) else {
                throw Self.malformed(name, written.line, "\"[\" is not closed by \"]\".")
            }
            if let key = written.key {
                entries[key] = Entry(value: value, line: written.line)
                openKey = value == .text("") || value == .other ? key : nil
            } else {
                guard let key = openKey else {
                    throw Self.malformed(name, written.line, "this list belongs to no key.")
                }
                append(value, to: key)
            }
            if let key = written.key ?? openKey, case .list(let items) = entries[key]?.value {
                guard items.count <= Self.longestList else {
                    throw Self.malformed(
                        name, written.line, "\"\(key)\" has more than \(Self.longestList) entries.")
                }
            }
        }
    }

    private mutating func append(_ item: FrontMatterValue, to key: String) {
        switch (entries[key]?.value, item) {
        case (_, .text("")): break
        case (.list(let items), .text(let text)): entries[key]?.value = .list(items + [text])
        case (.text(""), .text(let text)): entries[key]?.value = .list([text])
        default: entries[key]?.value = .other
        }
    }

    private static func malformed(_ name: String, _ line: Int, _ reason: String) -> DocumentError {
        DocumentError(.malformed, "\(name), line \(line): the front matter cannot be read: \(reason)")
    }
}
