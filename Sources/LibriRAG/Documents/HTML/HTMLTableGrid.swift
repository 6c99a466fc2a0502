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
    /// Whether the first of them is a title over the whole table.
    private var isTitled = false
    /// How many characters may still be repeated on the page: a long cell over thousands of rows must not fill the memory.
    private var budget = 1_000_000

    private static let mostColumns = 50

    /// Ends a group of rows, such as a table's head: no cell reaches beyond it.
    mutating func endGroup() { reaching = [:] }

    /// Adds a row.
    ///
    /// - Parameters:
    ///   - cells: Its cells.
    ///   - isHead: Whether it names the columns.
    /// - Returns: The rows to be read on: none while more names may come.
    mutating func add(_ cells: [Cell], isHead: Bool) -> [Row] {
        guard let first = cells.first else { return [] }
        let isAlone = cells.count == 1 && first.rows == 1 && reaching.isEmpty
        if let above = heads, above.isEmpty || !isAlone {
            // Names that span columns have the names of the single columns below them; one cell over all is a title.
            let isTitle = above.isEmpty && isAlone && first.columns > 1
            let isSpanning = cells.contains { $0.columns > 1 || $0.rows > 1 }
            if isTitle || isHead && (isSpanning || !above.isEmpty) {
                if isTitle { isTitled = true }
                heads = above + [columns(of: cells)]
                return []
            }
        }
        return takeHeads() + [Row(cells: isAlone ? [first.text] : columns(of: cells), isHead: isHead)]
    }

    /// Ends a table, so that another may begin.
    ///
    /// - Returns: Names of columns that no row has come below.
    mutating func end() -> [Row] {
        defer { (reaching, heads, isTitled) = ([:], [], false) }
        return takeHeads()
    }

    /// The rows of names as one: "Prix HT" where "Prix" spans "HT" and "TTC".
    private mutating func takeHeads() -> [Row] {
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
            while let above = reaching[columns.count], spend(above.text) { columns.append(above.text) }
            for position in 0..<max(1, min(cell.columns, Self.mostColumns - columns.count)) {
                guard position == 0 || spend(cell.text) else { break }
                if cell.rows > 1, columns.count < Self.mostColumns { below[columns.count] = (cell.text, cell.rows - 1) }
                columns.append(cell.text)
            }
        }
        for column in columns.count..<max(columns.count, (reaching.keys.max() ?? 0) + 1) {
            let text = reaching[column]?.text ?? ""
            guard spend(text) else { break }
            columns.append(text)
        }
        reaching = budget > 0 ? below : [:]
        return columns
    }

    /// Whether a text may be repeated once more.
    private mutating func spend(_ text: String) -> Bool {
        budget -= text.utf8.count + 1
        return budget > 0
    }
}
#endif
