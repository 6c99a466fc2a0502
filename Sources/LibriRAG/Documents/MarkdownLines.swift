/// Tells what the lines of a Markdown text are, one after the other (blocks of CommonMark 0.31; pipe tables), and keeps
/// where its links lead.
///
/// Each line is looked at once, from its start to its end: a file may hold one line of millions of marks.
struct MarkdownLines {
    /// What a line is.
    enum Line {
        /// Nothing, a rule or the bound of a code block: what is above ends.
        case end
        /// Text that holds no marks.
        case code(Substring)
        case heading(level: Int, Substring)
        /// The paragraph above is a heading.
        case underline(level: Int)
        case row(Substring)
        case item(Substring)
        /// A line of a paragraph, or one that goes on with the item above.
        case text(Substring, isContinuation: Bool)
    }

    /// What the next line may go on with.
    private enum Open { case nothing, paragraph, list, code(isQuoted: Bool) }

    private var open = Open.nothing
    private var comments = MarkdownComments()
    /// Whether the line before belongs to a quotation.
    private var isInQuotation = false
    /// The names that the document defines addresses for; see ``MarkdownDefinition/name(_:)``.
    private(set) var references: Set<String> = []
    /// Where links and definitions point, in order.
    private(set) var links: [DocumentMarkup.Link] = []

    /// Reads the next line.
    ///
    /// - Parameters:
    ///   - line: The line without its break.
    ///   - number: Its number in the file, from 1.
    /// - Returns: What it is; nothing for one that no text comes of.
    mutating func read(_ line: Substring, number: Int) -> Line? {
        let visible = comments.without(line).trimmed
        let isQuoted = visible.utf8.first == UInt8(ascii: ">")
        defer { isInQuotation = isQuoted }
        // A quotation may be nested as deep as the line is long.
        let text = isQuoted ? visible.drop { $0 == ">" || $0.isWhitespace } : visible
        if let definition = definition(in: text) {
            references.insert(definition.name)
            // Writers put comments so: "[//]: # (a comment)".
            if definition.target != "#", !definition.target.isEmpty {
                links.append(DocumentMarkup.Link(target: definition.target, line: number))
            }
            return nil
        }
        links += MarkdownInline.targets(in: text).map { DocumentMarkup.Link(target: $0, line: number) }
        if case .code(let isCodeQuoted) = open {
            let content = isCodeQuoted ? text : visible
            if isCodeQuoted, !isQuoted { open = .nothing } else { return code(content) }
        }
        let isIndented = !isQuoted && line.first?.isWhitespace == true
        return block(text, isQuoted: isQuoted, isIndented: isIndented)
    }

    /// A line that says where reference links lead. It stands above or below paragraphs, never within one.
    private func definition(in text: Substring) -> MarkdownDefinition? {
        if case .nothing = open { MarkdownDefinition(text) } else { nil }
    }

    private mutating func code(_ text: Substring) -> Line {
        guard Self.isFence(text) else { return .code(text) }
        open = .nothing
        return .end
    }

    private mutating func block(_ text: Substring, isQuoted: Bool, isIndented: Bool) -> Line {
        if text.isEmpty { return end() }
        if Self.isFence(text) {
            open = .code(isQuoted: isQuoted)
            return .end
        }
        if let heading = Self.heading(text) {
            open = .nothing
            return heading
        }
        if case .paragraph = open, isQuoted == isInQuotation, let level = Self.underline(text) {
            open = .nothing
            return .underline(level: level)
        }
        if Self.isRule(text) { return end() }
        if text.utf8.first == UInt8(ascii: "|") {
            open = .nothing
            return .row(text)
        }
        if let item = Self.item(text) {
            open = .list
            return .item(item)
        }
        if case .list = open, isIndented { return .text(text, isContinuation: true) }
        open = .paragraph
        return .text(text, isContinuation: false)
    }

    private mutating func end() -> Line {
        open = .nothing
        return .end
    }

    private static func isFence(_ text: Substring) -> Bool { text.hasPrefix("```") || text.hasPrefix("~~~") }

    private static func heading(_ text: Substring) -> Line? {
        let level = text.utf8.prefix(7).prefix { $0 == UInt8(ascii: "#") }.count
        guard (1...6).contains(level), text.dropFirst(level).first == " " else { return nil }
        return .heading(level: level, text.dropFirst(level).trimmed)
    }

    /// The level of the heading that a line below a paragraph makes of it.
    private static func underline(_ text: Substring) -> Int? {
        let bytes = text.utf8
        return bytes.allSatisfy { $0 == UInt8(ascii: "=") }
            ? 1 : bytes.allSatisfy { $0 == UInt8(ascii: "-") } ? 2 : nil
    }

    /// Whether a line parts what is above from what is below: `---`, `* * *`.
    private static func isRule(_ text: Substring) -> Bool {
        guard let mark = text.utf8.first, "-*_".utf8.contains(mark) else { return false }
        return text.utf8.allSatisfy { $0 == mark || $0 == UInt8(ascii: " ") } && text.utf8.count { $0 == mark } >= 3
    }

    private static func item(_ text: Substring) -> Substring? {
        for mark in ["- ", "* ", "+ "] where text.hasPrefix(mark) { return text.dropFirst(2) }
        let digits = text.prefix(4).prefix(while: \.isNumber).count
        guard (1...3).contains(digits) else { return nil }
        let rest = text.dropFirst(digits)
        return rest.hasPrefix(". ") || rest.hasPrefix(") ") ? rest.dropFirst(2) : nil
    }
}

extension Substring {
    /// The text without blanks around it.
    var trimmed: Substring {
        var text = self
        while let first = text.unicodeScalars.first, first.isBlank { text.unicodeScalars.removeFirst() }
        while let last = text.unicodeScalars.last, last.isBlank { text.unicodeScalars.removeLast() }
        return text
    }
}

extension Unicode.Scalar {
    /// Whether it is white space: most are told without asking Unicode's tables.
    var isBlank: Bool { value < 0x80 ? value == 0x20 || 0x09...0x0D ~= value : properties.isWhitespace }
}
