import LibriAssist

/// What came of an import, for people.
struct OrderImportText {
    private let report: OrderImportReport

    init(_ report: OrderImportReport) { self.report = report }

    func text(for terminal: Terminal) -> String {
        let files = [report.orders] + [report.history].compactMap(\.self)
        var lines = files.flatMap { badLines(of: $0, terminal) }
        lines += report.remedies
        if report.isWritten {
            let changes = report.history.map { ", \($0.rows - report.changesWithoutOrder) changes of status" } ?? ""
            lines.append(terminal.bold("\(report.orders.rows) orders\(changes) in \(report.output)"))
        }
        for file in files { lines += remarks(on: file) }
        if report.isWritten, report.changesWithoutOrder > 0 {
            lines.append("  Changes of orders that are not there, so left out: \(report.changesWithoutOrder)")
        }
        return lines.joined(separator: "\n")
    }

    private func badLines(of file: OrderImportReport.File, _ terminal: Terminal) -> [String] {
        guard file.badLineCount > 0 else { return [] }
        let rest = file.badLineCount - file.badLines.count
        return [terminal.bold("\(file.file): bad lines: \(file.badLineCount) of \(file.rows)")]
            + file.badLines.map { bad in
                let problems = bad.problems.map { ($0.column.map { "\"\($0)\": " } ?? "") + $0.message }
                return "  line \(bad.line): \(problems.joined(separator: "; "))"
            } + (rest > 0 ? ["  and \(rest) more"] : [])
    }

    private func remarks(on file: OrderImportReport.File) -> [String] {
        var lines = [
            "\(file.file), read as \(Self.encodings[file.encoding] ?? file.encoding) parted by \(file.delimiter):"
        ]
        if !file.absentColumns.isEmpty { lines.append("  Not in the file, so empty: \(Self.list(file.absentColumns))") }
        if !file.omittedColumns.isEmpty {
            lines.append("  Not in the schema, so not imported: \(Self.list(file.omittedColumns))")
        }
        if file.unmappedStatusRows > 0 { lines.append("  \(statuses(of: file))") }
        for column in file.unlistedValues {
            lines.append(
                "  \"\(column.column)\": value not listed in the schema, so not shown, in \(column.rows) of \(file.rows) rows"
            )
        }
        return lines
    }

    private func statuses(of file: OrderImportReport.File) -> String {
        let rows =
            "Status not in the schema, so customers are told none, in \(file.unmappedStatusRows) of \(file.rows) rows"
        guard !file.unmappedStatuses.isEmpty else {
            return "\(rows): too many different words to name. Is the status in another column?"
        }
        let words = file.unmappedStatuses.prefix(Self.mostWords).map { "\"\($0.word)\" (\($0.rows))" }
        return "\(rows): \(words.joined(separator: ", "))" + (file.unmappedStatuses.count > Self.mostWords ? ", …" : "")
    }

    private static func list(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: ", ") }

    private static let mostWords = 20
    private static let encodings = ["utf-8": "UTF-8", "windows-1252": "Windows-1252"]
}
