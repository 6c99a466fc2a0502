import Foundation

/// The sections of a Markdown text as plain blocks (CommonMark's headings, lists, paragraphs; pipe tables).
struct MarkdownSections {
    private var builder = SectionBuilder()
    private var links: [DocumentMarkup.Link] = []

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
            add(line.trimmingCharacters(in: .whitespaces), isIndented: line.first?.isWhitespace ?? false)
        }
        builder.endSection()
    }

    private mutating func add(_ line: String, isIndented: Bool) {
        if line.isEmpty {
            builder.endBlock()
        } else if let heading = Self.heading(line) {
            builder.heading(heading.level, heading.text)
        } else if line.hasPrefix("|") {
            let cells = line.split(separator: "|").map { Self.plain($0.trimmingCharacters(in: .whitespaces)) }
            if !cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) { builder.row(cells) }
        } else if let item = Self.item(line) {
            builder.item(Self.plain(item))
        } else if isIndented, builder.isInList {
            builder.continueItem(Self.plain(line))
        } else {
            builder.line(Self.plain(line))
        }
    }

    private static func heading(_ line: String) -> (level: Int, text: String)? {
        let level = line.prefix { $0 == "#" }.count
        guard (1...6).contains(level), line.dropFirst(level).first == " " else { return nil }
        return (level, plain(line.dropFirst(level).trimmingCharacters(in: .whitespaces)))
    }

    private static func item(_ line: String) -> String? {
        for mark in ["- ", "* ", "+ "] where line.hasPrefix(mark) { return String(line.dropFirst(2)) }
        let digits = line.prefix(while: \.isNumber)
        guard (1...3).contains(digits.count), line.dropFirst(digits.count).hasPrefix(". ") else { return nil }
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
