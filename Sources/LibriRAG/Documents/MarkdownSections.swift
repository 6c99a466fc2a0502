import Foundation

/// The sections of a Markdown text as plain blocks (headings, lists, paragraphs and links of CommonMark 0.31; pipe tables).
struct MarkdownSections {
    private var builder = SectionBuilder()
    private let inline: MarkdownInline
    /// The end of what is not text: a comment, a script.
    private var hiddenUntil: String?
    private var isInFence = false
    /// Whether the line before belongs to a quotation.
    private var isInQuotation = false

    var sections: [Document.Section] { builder.sections }
    /// The first top-level heading, which becomes the document's title when the front matter has none.
    var title: String? { builder.title }

    /// The headings and links.
    var markup: DocumentMarkup { DocumentMarkup(headings: builder.outline, links: inline.links) }

    /// Reads the lines of a text, whose indices are those of the lines in their file.
    init(lines: ArraySlice<Substring>) {
        inline = MarkdownInline(lines: lines)
        for line in lines {
            let text = visible(String(line)).trimmingCharacters(in: .whitespaces)
            add(text, isIndented: line.first?.isWhitespace ?? false)
            isInQuotation = text.hasPrefix(">")
        }
        builder.endSection()
    }

    /// The line without comments and scripts, which are not for customers; they may go over many lines.
    private mutating func visible(_ line: String) -> String {
        guard hiddenUntil != nil || line.contains("<") else { return line }
        var (rest, visible) = (line[...], "")
        while true {
            if let end = hiddenUntil {
                guard let range = rest.range(of: end, options: .caseInsensitive) else { return visible }
                rest = rest[range.upperBound...]
                hiddenUntil = nil
            }
            let openings = Self.hidden.compactMap { opening, end in
                rest.range(of: opening, options: .caseInsensitive).map { ($0, end) }
            }
            guard let next = openings.min(by: { $0.0.lowerBound < $1.0.lowerBound }) else { return visible + rest }
            visible += rest[..<next.0.lowerBound]
            rest = rest[next.0.upperBound...]
            hiddenUntil = next.1
        }
    }

    private static let hidden = [("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")]

    private mutating func add(_ line: String, isIndented: Bool, isQuoted: Bool = false) {
        if line.hasPrefix("```") || line.hasPrefix("~~~") {
            isInFence.toggle()
            builder.endBlock()
        } else if isInFence {
            builder.line(line)
        } else if line.hasPrefix(">") {
            add(line.dropFirst().trimmingCharacters(in: .whitespaces), isIndented: false, isQuoted: true)
        } else if line.isEmpty {
            builder.endBlock()
        } else if let heading = heading(line) {
            builder.heading(heading.level, heading.text)
        } else if isQuoted == isInQuotation, let level = Self.underline(line), builder.underline(level) {
            return
        } else if Self.isRule(line) {
            builder.endBlock()
        } else if MarkdownInline.isDefinition(line) {
            return
        } else if line.hasPrefix("|") {
            let cells = cells(of: line)
            if !cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) { builder.row(cells) }
        } else if let item = Self.item(line) {
            builder.item(inline.plain(item))
        } else if isIndented, builder.isInList {
            builder.continueItem(inline.plain(line))
        } else {
            builder.line(inline.plain(line))
        }
    }

    /// The cells of a table row; empty ones keep the others in their columns, and `\\|` is no bound.
    private func cells(of line: String) -> [String] {
        let bar = "\u{1}"
        var cells = line.replacing("\\|", with: bar).dropFirst().split(separator: "|", omittingEmptySubsequences: false)
        if cells.last?.allSatisfy(\.isWhitespace) == true { cells.removeLast() }
        return cells.map { inline.plain($0.replacing(bar, with: "|").trimmingCharacters(in: .whitespaces)) }
    }

    private func heading(_ line: String) -> (level: Int, text: String)? {
        let level = line.prefix { $0 == "#" }.count
        guard (1...6).contains(level), line.dropFirst(level).first == " " else { return nil }
        return (level, inline.plain(line.dropFirst(level).trimmingCharacters(in: .whitespaces)))
    }

    /// The level of the heading that a line below a paragraph makes of it.
    private static func underline(_ line: String) -> Int? {
        line.allSatisfy { $0 == "=" } ? 1 : line.allSatisfy { $0 == "-" } ? 2 : nil
    }

    /// Whether a line parts what is above from what is below: `---`, `* * *`.
    private static func isRule(_ line: String) -> Bool {
        guard let mark = line.first, "-*_".contains(mark) else { return false }
        return line.allSatisfy { $0 == mark || $0 == " " } && line.count { $0 == mark } >= 3
    }

    private static func item(_ line: String) -> String? {
        for mark in ["- ", "* ", "+ "] where line.hasPrefix(mark) { return String(line.dropFirst(2)) }
        let digits = line.prefix(while: \.isNumber)
        guard (1...3).contains(digits.count), [". ", ") "].contains(String(line.dropFirst(digits.count).prefix(2)))
        else { return nil }
        return String(line.dropFirst(digits.count + 2))
    }
}
