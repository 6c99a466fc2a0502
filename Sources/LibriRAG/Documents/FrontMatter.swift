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
    /// What cannot be read and was left out, each with its line and what to do.
    private(set) var warnings: [String] = []
    private let name: String

    private static let mostLines = 1_000
    private static let longestLine = 1_000
    /// More would be a table, not a list of questions.
    private static let longestList = 200

    /// A key, or an entry of the list below one, with the lines that its value goes on in.
    private struct Written {
        var key: String?
        var value: String
        var line: Int
        /// How far its line is indented.
        var depth: Int
        /// Whether its value is a block of lines: what is indented further belongs to it, whatever it looks like.
        let isBlock: Bool

        init(key: String?, value: String, line: Int, depth: Int) {
            (self.key, self.value, self.line, self.depth) = (key, value, line, depth)
            isBlock = FrontMatterValue.isBlockMark(value[...])
        }
    }

    /// Takes the front matter off the lines; without one nothing happens.
    ///
    /// - Throws: ``DocumentError`` that names the line.
    init(takenFrom lines: inout ArraySlice<Substring>, named name: String) throws(DocumentError) {
        self.name = name
        guard lines.first == "---" else { return }
        guard let end = lines.prefix(Self.mostLines).dropFirst().firstIndex(of: "---") else {
            throw DocumentError(
                .malformed,
                "\(name), line 1: the front matter has no closing line \"---\" within \(Self.mostLines) lines.")
        }
        let written = written(in: lines[(lines.startIndex + 1)..<end])
        // Without a key it is none, and what to make of it is for its writer to say.
        guard written.contains(where: { $0.key != nil }) || written.isEmpty && warnings.isEmpty else {
            throw DocumentError(
                .malformed,
                "\(name), line \(lines.startIndex + 2): the front matter cannot be read: expected \"key: value\".")
        }
        read(written)
        lines = lines[(end + 1)...]
    }

    /// The value of a key.
    subscript(key: String) -> Entry? { entries[key] }

    /// Puts each line where it belongs; one that is indented further than the keys goes on with the line above it.
    private mutating func written(in lines: ArraySlice<Substring>) -> [Written] {
        var all: [Written] = []
        var keyDepth = 0
        for (index, line) in zip(lines.indices, lines) {
            let text = String(line.trimmed)
            let depth = line.prefix(while: \.isWhitespace).count
            let isInBlock = all.last.map { $0.isBlock && depth > $0.depth } ?? false
            guard !text.isEmpty, isInBlock || !text.hasPrefix("#") else { continue }
            guard text.count <= Self.longestLine else {
                leaveOut(index + 1, "the line has more than \(Self.longestLine) characters. Shorten it.")
                continue
            }
            if isInBlock {
                all[all.count - 1].value += "\n" + text
            } else if text == "-" || text.hasPrefix("- ") {
                let value = String(text.dropFirst().trimmed)
                all.append(Written(key: nil, value: value, line: index + 1, depth: depth))
            } else if !all.isEmpty, depth > keyDepth || text.hasPrefix("]") {
                all[all.count - 1].value += "\n" + text
            } else if let colon = text.firstIndex(of: ":") {
                keyDepth = depth
                let value = String(text[text.index(after: colon)...].trimmed)
                let key = text[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: " \"'"))
                all.append(Written(key: key, value: value, line: index + 1, depth: depth))
            } else {
                leaveOut(index + 1, "expected \"key: value\" or \"- value\".")
            }
        }
        return all
    }

    private mutating func read(_ all: [Written]) {
        var openKey: String?
        for written in all {
            let value = FrontMatterValue(written.value)
            if value == nil { leaveOut(written.line, "\"[\" is not closed by \"]\".") }
            if let key = written.key {
                entries[key] = value.map { Entry(value: $0, line: written.line) }
                let mayBeList = value == .text("") && !written.isBlock || value == .other
                openKey = mayBeList ? key : nil
            } else if let key = openKey {
                if let value { append(value, to: key) }
            } else {
                leaveOut(written.line, "this list belongs to no key. Write its key above it, without a value.")
            }
        }
        for (key, entry) in entries.sorted(by: { $0.value.line < $1.value.line }) {
            guard case .list(let items) = entry.value, items.count > Self.longestList else { continue }
            entries[key]?.value = .list(Array(items.prefix(Self.longestList)))
            leaveOut(
                entry.line,
                "\"\(key.prefix(80))\" has more than \(Self.longestList) entries; those beyond do not count. Shorten the list."
            )
        }
    }

    private mutating func leaveOut(_ line: Int, _ reason: String) {
        warnings.append("\(name), line \(line): left out of the front matter: \(reason)")
    }

    private mutating func append(_ item: FrontMatterValue, to key: String) {
        switch (entries[key]?.value, item) {
        case (_, .text("")): break
        case (.list(let items), .text(let text)):
            // One more, which tells that it was too long.
            if items.count <= Self.longestList { entries[key]?.value = .list(items + [text]) }
        case (.text(""), .text(let text)): entries[key]?.value = .list([text])
        default: entries[key]?.value = .other
        }
    }
}
