/// Puts the headings, paragraphs, lists and tables of a marked-up text into sections of plain blocks.
struct SectionBuilder {
    private(set) var sections: [Document.Section] = []
    /// The first heading of the first level, which becomes the document's title where nothing else names it.
    private(set) var title: String?
    /// Every heading, those without a text under them included.
    private(set) var outline: [DocumentMarkup.Heading] = []
    private var headings: [(level: Int, text: String)] = []
    private var blocks: [String] = []
    private var paragraph: [String] = []
    private var items: [String] = []
    private var table: [[String]] = []
    private var hasHead = false

    /// Whether a list is open, so that a line may go on with its last item.
    var isInList: Bool { !items.isEmpty }

    /// Begins a section.
    mutating func heading(_ level: Int, _ text: String) {
        endSection()
        guard !text.isEmpty else { return }
        outline.append(DocumentMarkup.Heading(level: level, text: text, hasText: false))
        if level == 1 {
            title = title ?? text
            headings = []
        } else {
            headings.removeAll { $0.level >= level }
            headings.append((level, text))
        }
    }

    /// Makes a heading of the paragraph at hand.
    ///
    /// - Returns: Whether there is one.
    mutating func underline(_ level: Int) -> Bool {
        guard !paragraph.isEmpty else { return false }
        let text = paragraph.joined(separator: " ")
        paragraph = []
        heading(level, text)
        return true
    }

    /// Adds a line to the paragraph at hand.
    mutating func line(_ text: String) {
        endList()
        if !text.isEmpty { paragraph.append(text) }
    }

    /// Adds an item to the list at hand.
    mutating func item(_ text: String) {
        endParagraph()
        if !text.isEmpty { items.append("- " + text) }
    }

    /// Goes on with the last item.
    mutating func continueItem(_ text: String) {
        if let last = items.popLast(), !text.isEmpty { items.append(last + " " + text) }
    }

    /// Adds a row to the table at hand.
    ///
    /// - Parameters:
    ///   - cells: Its cells.
    ///   - isHead: Whether it names the columns; only the first row may.
    mutating func row(_ cells: [String], isHead: Bool = true) {
        endParagraph()
        guard cells.contains(where: { !$0.isEmpty }) else { return }
        if table.isEmpty { hasHead = isHead }
        table.append(cells)
    }

    /// Ends the paragraph, list or table at hand.
    mutating func endBlock() {
        endParagraph()
        endList()
    }

    /// Ends everything.
    mutating func endSection() {
        endBlock()
        if !blocks.isEmpty {
            sections.append(Document.Section(headings: headings.map(\.text), blocks: blocks))
            if !outline.isEmpty { outline[outline.count - 1].hasText = true }
        }
        blocks = []
    }

    private mutating func endParagraph() {
        if !paragraph.isEmpty { blocks.append(paragraph.joined(separator: " ")) }
        paragraph = []
    }

    private mutating func endList() {
        if !items.isEmpty { blocks.append(items.joined(separator: "\n")) }
        items = []
        // Each row is said in full, so that it can be quoted alone: "- A5 — Dimensions : 148 × 210 mm".
        if hasHead, let header = table.first, table.count > 1 {
            blocks.append(table.dropFirst().map { Self.line(of: $0, header: header) }.joined(separator: "\n"))
        } else if table.count > 1 {
            blocks.append(table.map { "- " + Self.joined($0) }.joined(separator: "\n"))
        } else if let only = table.first {
            blocks.append(Self.joined(only))
        }
        table = []
    }

    private static func joined(_ cells: [String]) -> String { cells.filter { !$0.isEmpty }.joined(separator: " — ") }

    /// Each cell with the name of its column: "- A5 — Taille : 148 × 210 — Usage : roman". A price without its column
    /// ("Prix HT pour 100 exemplaires") would be a wrong price.
    private static func line(of row: [String], header: [String]) -> String {
        let cells = row.enumerated().dropFirst().filter { !$1.isEmpty }.map { column, cell in
            column < header.count && !header[column].isEmpty ? "\(header[column]) : \(cell)" : cell
        }
        return "- " + joined([row.first ?? ""] + cells)
    }
}
