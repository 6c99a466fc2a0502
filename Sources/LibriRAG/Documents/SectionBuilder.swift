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
    private var table = Table()
    /// The tables around the one at hand.
    private var outerTables: [Table] = []
    /// How many bytes of names of columns may still be repeated in rows.
    private var nameBudget = 32_000_000

    /// A table row by row.
    private struct Table {
        /// The names of the columns, or the first row where there are none.
        var first: [String]?
        var hasHead = false
        /// Whether the first row has been said, alone or in other rows.
        var isFirstSaid = false
        /// The other rows as they are said, so that an empty cell takes no memory.
        var rows: [String] = []
    }

    private static let longestHeading = 1_000
    /// A longer one is no name, and stands in each row.
    private static let longestName = 200

    /// Whether rows of tables were left out: they would repeat the names of their columns without measure.
    private(set) var isCut = false

    /// What the writer of a document is told when it is so.
    static func cutWarning(_ name: String) -> String {
        "\(name): its tables repeat the names of their columns too often; the rows beyond are left out. Split the file."
    }

    /// Whether a list is open, so that a line may go on with its last item.
    var isInList: Bool { !items.isEmpty }

    /// Begins a section. A text too long for a heading is a paragraph: each passage below would repeat it.
    mutating func heading(_ level: Int, _ text: String) {
        guard text.utf8.count <= Self.longestHeading else {
            endBlock()
            line(text)
            return endBlock()
        }
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

    /// Makes a heading of the paragraph at hand, if there is one.
    mutating func underline(_ level: Int) {
        guard !paragraph.isEmpty else { return }
        let text = paragraph.joined(separator: " ")
        paragraph = []
        heading(level, text)
    }

    /// Adds a line to the paragraph at hand.
    mutating func line(_ text: String) {
        endItems()
        endTable(isInterrupted: false)
        if !text.isEmpty { paragraph.append(text) }
    }

    /// Adds an item to the list at hand.
    mutating func item(_ text: String) {
        endParagraph()
        if !text.isEmpty { items.append("- " + text) }
    }

    /// Goes on with the last item.
    mutating func continueItem(_ text: String) {
        // In place: an item may go on over as many lines as it likes.
        if !items.isEmpty, !text.isEmpty { items[items.count - 1] += " " + text }
    }

    /// Adds a row to the table at hand.
    ///
    /// - Parameters:
    ///   - cells: Its cells.
    ///   - isHead: Whether it names the columns; only the first row may.
    mutating func row(_ cells: [String], isHead: Bool = true) {
        endParagraph()
        guard cells.contains(where: { !$0.isEmpty }) else { return }
        guard let first = table.first else {
            (table.first, table.hasHead) = (cells, isHead)
            return
        }
        guard table.hasHead else { return table.rows.append("- " + Self.joined(cells)) }
        nameBudget -= zip(first, cells).reduce(0) { $0 + ($1.1.isEmpty ? 0 : min($1.0.utf8.count, Self.longestName)) }
        guard nameBudget > 0 else { return isCut = true }
        // Each row is said in full, so that it can be quoted alone: "- A5 — Dimensions : 148 × 210 mm".
        table.rows.append(Self.line(of: cells, header: first))
    }

    /// Sets the table at hand aside for one within it.
    mutating func beginInnerTable() {
        endBlock(isTableInterrupted: true)
        outerTables.append(table)
        table = Table()
    }

    /// Ends a table within another, which goes on with its columns.
    mutating func endInnerTable() {
        endBlock()
        table = outerTables.popLast() ?? Table()
    }

    /// Ends the paragraph, list or table at hand.
    mutating func endBlock() {
        endBlock(isTableInterrupted: false)
    }

    private mutating func endBlock(isTableInterrupted: Bool) {
        endParagraph()
        endItems()
        endTable(isInterrupted: isTableInterrupted)
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

    private mutating func endItems() {
        if !items.isEmpty { blocks.append(items.joined(separator: "\n")) }
        items = []
    }

    /// Says the rows at hand; of a table that goes on later, the names of its columns stay.
    private mutating func endTable(isInterrupted: Bool) {
        if let first = table.first, !table.isFirstSaid, !(isInterrupted && table.hasHead && table.rows.isEmpty) {
            if table.rows.isEmpty {
                blocks.append(Self.joined(first))
            } else if !table.hasHead {
                table.rows.insert("- " + Self.joined(first), at: 0)
            }
            table.isFirstSaid = true
        }
        if !table.rows.isEmpty { blocks.append(table.rows.joined(separator: "\n")) }
        if isInterrupted { table.rows = [] } else { table = Table() }
    }

    private static func joined(_ cells: [String]) -> String { cells.filter { !$0.isEmpty }.joined(separator: " — ") }

    /// Each cell with the name of its column: "- A5 — Taille : 148 × 210 — Usage : roman". A price without its column
    /// ("Prix HT pour 100 exemplaires") would be a wrong price.
    private static func line(of row: [String], header: [String]) -> String {
        let cells = row.enumerated().dropFirst().filter { !$1.isEmpty }.map { column, cell in
            column < header.count && !header[column].isEmpty ? "\(header[column].prefix(longestName)) : \(cell)" : cell
        }
        return "- " + joined([row.first ?? ""] + cells)
    }
}
