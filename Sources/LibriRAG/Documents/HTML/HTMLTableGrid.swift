#if Documents
import Foundation

/// Puts the cells of a page's tables into columns: one that spans several columns or rows stands in each of them, so that
/// every price keeps the name of its column.
///
/// Source: HTML Living Standard, 4.9.12.1, forming a table.
struct HTMLTableGrid {
    /// A cell as it is written.
    struct Cell {
        var text = ""
        /// How many columns it spans.
        var columns = 1
        /// How many rows it spans, its own included; it ends with its group of rows.
        var rows = 1

        /// An empty cell.
        init() {}

        /// An element `td` or `th`, as yet without its text.
        init(_ element: HTMLNode) {
            func count(_ name: String) -> Int? {
                element.attribute(name).flatMap { Int($0.trimmingCharacters(in: .whitespaces)) }
            }
            columns = max(1, count("colspan") ?? 1)
            // Nought spans the rest of the group.
            rows = count("rowspan").map { $0 == 0 ? .max : max(1, $0) } ?? 1
        }
    }

    /// A row with a text for each column.
    struct Row {
        var cells: [String]
        /// Whether it names the columns.
        var isHead: Bool
    }

    /// What cells of rows above put into the columns of the next rows: the text, and for how many rows yet.
    private var reaching: [Int: (text: String, rows: Int)] = [:]
    /// The rows that name the columns; nothing once other rows have come.
    private var heads: [[String]]? = []
    /// Whether the last of them has cells that span columns or rows, so that the next one may name what is below.
    private var isLastHeadSpanning = false
    /// Whether the first of them is a title over the whole table.
    private var isTitled = false
    /// How many bytes may be repeated in the table: a long cell over thousands of rows must not fill the memory.
    private let budget: Int
    /// Whether cells stay empty that others reach into, as too much would be repeated.
    private(set) var isCut = false

    private static let mostColumns = 50
    private static let mostHeads = 3
    private static let mostRepeated = 1_000_000

    /// Creates a grid for a table.
    ///
    /// - Parameter budget: How many bytes may still be repeated on the page.
    init(budget: Int) { self.budget = min(budget, Self.mostRepeated) }

    /// How many bytes were repeated.
    private(set) var repeated = 0

    /// Ends a group of rows, such as a table's head: no cell reaches beyond it.
    mutating func endGroup() { reaching = [:] }

    /// Adds a row.
    ///
    /// - Parameters:
    ///   - cells: Its cells.
    ///   - isHead: Whether it names the columns.
    /// - Returns: The rows to be read on: none while more names may come.
    mutating func add(_ cells: [Cell], isHead: Bool) -> [Row] {
        guard let first = cells.first else {
            // A row without cells is one of those that cells above span.
            _ = columns(of: [])
            return []
        }
        let isAlone = cells.count == 1 && first.rows == 1 && reaching.isEmpty
        if let above = heads, above.isEmpty || !isAlone {
            // Names that span columns have the names of the single columns below them; one cell over all is a title.
            let isTitle = above.isEmpty && isAlone && first.columns > 1
            let isSpanning = cells.contains { $0.columns > 1 || $0.rows > 1 }
            let goesOn = above.isEmpty ? isSpanning : isLastHeadSpanning && above.count < Self.mostHeads
            if isTitle || isHead && goesOn {
                if isTitle { isTitled = true }
                heads = above + [columns(of: cells)]
                isLastHeadSpanning = isSpanning || !reaching.isEmpty
                return []
            }
        }
        return takeHeads() + [Row(cells: isAlone ? [first.text] : columns(of: cells), isHead: isHead)]
    }

    /// The rows of names as one: "Prix HT" where "Prix" spans "HT" and "TTC"; none where they are given already.
    mutating func takeHeads() -> [Row] {
        guard let rows = heads, let first = rows.first else {
            heads = nil
            return []
        }
        heads = nil
        if rows.count == 1, isTitled { return [Row(cells: [first[0]], isHead: false)] }
        let names = (0..<(rows.map(\.count).max() ?? 0)).map { column in
            rows.reduce(into: [String]()) { names, row in
                guard column < row.count, !row[column].isEmpty, names.last != row[column] else { return }
                names.append(row[column])
            }.joined(separator: " ")
        }
        return [Row(cells: names, isHead: true)]
    }

    /// The text in each column of a row.
    private mutating func columns(of cells: [Cell]) -> [String] {
        var columns: [String] = []
        var below = reaching.compactMapValues { $0.rows > 1 ? (text: $0.text, rows: $0.rows - 1) : nil }
        for cell in cells {
            while let above = reaching[columns.count] { columns.append(repeated(above.text)) }
            for position in 0..<max(1, min(cell.columns, Self.mostColumns - columns.count)) {
                if cell.rows > 1, columns.count < Self.mostColumns { below[columns.count] = (cell.text, cell.rows - 1) }
                columns.append(position == 0 ? cell.text : repeated(cell.text))
            }
        }
        for column in columns.count..<max(columns.count, (reaching.keys.max() ?? 0) + 1) {
            columns.append(repeated(reaching[column]?.text ?? ""))
        }
        reaching = below
        return columns
    }

    /// A text once more; an empty one, which keeps the others in their columns, once too much was repeated.
    private mutating func repeated(_ text: String) -> String {
        guard !text.isEmpty, !isCut else { return "" }
        let cost = text.utf8.count + 1
        guard repeated + cost <= budget else {
            isCut = true
            return ""
        }
        repeated += cost
        return text
    }
}
#endif
