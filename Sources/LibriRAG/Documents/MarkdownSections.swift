import Foundation

/// The sections of a Markdown text as plain blocks (CommonMark's headings, lists, paragraphs; pipe tables).
struct MarkdownSections {
    private var builder = SectionBuilder()
    private var links: [DocumentMarkup.Link] = []
    /// The end of what is not text: a comment, a script.
    private var hiddenUntil: String?
    private var isInFence = false

    var sections: [Document.Section] { builder.sections }
    /// The first top-level heading, which becomes the document's title when the front matter has none.
    var title: String? { builder.title }

    /// The headings and links.
    var markup: DocumentMarkup { DocumentMarkup(headings: builder.outline, links: links) }

    /// Reads the lines of a text, whose indices are those of the lines in their file.
    init(lines: ArraySlice<Substring>) {
        for (index, line) in zip(lines.indices, lines) {
            if line.contains("](") {
                links += line.matches(of: Self.link).map {
                    DocumentMarkup.Link(target: String($0.output.2), line: index + 1)
                }
            }
            add(
                visible(String(line)).trimmingCharacters(in: .whitespaces),
                isIndented: line.first?.isWhitespace ?? false)
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

    private mutating func add(_ line: String, isIndented: Bool) {
        if line.hasPrefix("```") || line.hasPrefix("~~~") {
            isInFence.toggle()
            builder.endBlock()
        } else if isInFence {
            builder.line(line)
        } else if line.hasPrefix(">") {
            add(line.dropFirst().trimmingCharacters(in: .whitespaces), isIndented: false)
        } else if line.isEmpty {
            builder.endBlock()
        } else if let heading = Self.heading(line) {
            builder.heading(heading.level, heading.text)
        } else if line.hasPrefix("|") {
            let cells = Self.cells(of: line)
            if !cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) { builder.row(cells) }
        } else if let item = Self.item(line) {
            builder.item(Self.plain(item))
        } else if isIndented, builder.isInList {
            builder.continueItem(Self.plain(line))
        } else {
            builder.line(Self.plain(line))
        }
    }

    /// The cells of a table row; empty ones keep the others in their columns, and `\\|` is no bound.
    private static func cells(of line: String) -> [String] {
        let bar = "\u{1}"
        var cells = line.replacing("\\|", with: bar).dropFirst().split(separator: "|", omittingEmptySubsequences: false)
        if cells.last?.allSatisfy(\.isWhitespace) == true { cells.removeLast() }
        return cells.map { plain($0.replacing(bar, with: "|").trimmingCharacters(in: .whitespaces)) }
    }

    private static func heading(_ line: String) -> (level: Int, text: String)? {
        let level = line.prefix { $0 == "#" }.count
        guard (1...6).contains(level), line.dropFirst(level).first == " " else { return nil }
        return (level, plain(line.dropFirst(level).trimmingCharacters(in: .whitespaces)))
    }

    private static func item(_ line: String) -> String? {
        for mark in ["- ", "* ", "+ "] where line.hasPrefix(mark) { return String(line.dropFirst(2)) }
        let digits = line.prefix(while: \.isNumber)
        guard (1...3).contains(digits.count), [". ", ") "].contains(String(line.dropFirst(digits.count).prefix(2)))
        else { return nil }
        return String(line.dropFirst(digits.count + 2))
    }

    /// A link or picture: its text and its target.
    private static var link: Regex<(Substring, Substring, Substring)> {
        /!?\[([^\[\]]{0,500})\]\(([^()\s]{0,2000})\)/
    }

    /// The text without marks for emphasis, code and links.
    private static func plain(_ text: String) -> String {
        text.replacing(link) { $0.output.1 }
            .replacing("**", with: "").replacing("__", with: "").replacing("`", with: "")
            .replacing(/(^|[\s(«])[*_]([^*_]{1,500})[*_]/) { "\($0.output.1)\($0.output.2)" }
    }
}
