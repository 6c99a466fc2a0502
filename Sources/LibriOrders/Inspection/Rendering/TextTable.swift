/// Rows of words with aligned columns, for a terminal; the last column is as long as it is.
struct TextTable {
    let rows: [[String]]

    var text: String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<max(count - 1, 0)).map { column in
            rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell
                if column + 1 < row.count {
                    line += String(repeating: " ", count: max(widths[column] - cell.count, 0) + 2)
                }
            }
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }
}
