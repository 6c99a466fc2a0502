/// The sections of a Markdown text as plain blocks.
struct MarkdownSections {
    private var builder = SectionBuilder()
    private let inline: MarkdownInline
    private let links: [DocumentMarkup.Link]

    var sections: [Document.Section] { builder.sections }
    /// The first top-level heading, which becomes the document's title when the front matter has none.
    var title: String? { builder.title }
    /// Whether rows of tables were left out; see ``SectionBuilder/isCut``.
    var isCut: Bool { builder.isCut }

    /// The headings and links.
    var markup: DocumentMarkup { DocumentMarkup(headings: builder.outline, links: links) }

    /// Reads the lines of a text, whose indices are those of the lines in their file.
    init(lines: ArraySlice<Substring>) {
        var reader = MarkdownLines()
        // All lines first: links may come before the line that says where they lead.
        let read = zip(lines.indices, lines).compactMap { reader.read($1, number: $0 + 1) }
        inline = MarkdownInline(references: reader.references)
        links = reader.links
        for line in read { add(line) }
        builder.endSection()
    }

    private mutating func add(_ line: MarkdownLines.Line) {
        switch line {
        case .end: builder.endBlock()
        case .code(let text): builder.line(String(text))
        case .heading(let level, let text): builder.heading(level, inline.plain(text))
        case .underline(let level): builder.underline(level)
        case .row(let text):
            let cells = cells(of: text)
            if !cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) { builder.row(cells) }
        case .item(let text): builder.item(inline.plain(text))
        case .text(let text, let isContinuation):
            if isContinuation, builder.isInList {
                builder.continueItem(inline.plain(text))
            } else {
                builder.line(inline.plain(text))
            }
        }
    }

    /// The cells of a table row; empty ones keep the others in their columns, and `\\|` is no bound.
    private func cells(of line: Substring) -> [String] {
        let bar: Character = "\u{1}"
        let isEscaped = line.utf8.contains(UInt8(ascii: "\\"))
        let row = isEscaped ? Substring(line.replacing("\\|", with: String(bar))) : line
        var cells = row.dropFirst().split(separator: "|", omittingEmptySubsequences: false)
        if cells.last?.allSatisfy(\.isWhitespace) == true { cells.removeLast() }
        return cells.map { cell in
            inline.plain(isEscaped ? Substring(cell.replacing(String(bar), with: "|")).trimmed : cell.trimmed)
        }
    }
}
