/// Rows under their heads: aligned for people, or comma-separated for spreadsheets.
struct Table {
    let heads: [String]
    let rows: [[String]]
    /// A text is cut after so many characters.
    var widest = 60

    /// Aligned columns, two spaces apart.
    func text(for terminal: Terminal) -> String {
        let cells = ([heads] + rows).map { $0.map { String($0.prefix(widest)) } }
        let widths = heads.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        let lines = cells.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        }
        return ([terminal.bold(lines[0])] + lines.dropFirst()).joined(separator: "\n")
    }

    /// Comma-separated values (RFC 4180), each line ended by a line feed.
    ///
    /// What a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
    var csv: String {
        ([heads] + rows).map { row in
            row.map { value in
                let isFormula = value.first.map { "=+-@\t\r".contains($0) } ?? false
                let safe = isFormula ? "'" + value : value
                guard safe.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return safe }
                return "\"" + safe.replacing("\"", with: "\"\"") + "\""
            }.joined(separator: ",")
        }.joined(separator: "\n")
    }
}
