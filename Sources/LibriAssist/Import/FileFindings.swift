#if SQLite && Documents
import LibriOrders

/// What is found in a file as it is read.
struct FileFindings {
    var rows = 0
    var bad = BadLines(most: OrderImport.mostBadLines)
    private var statuses = WordTally()
    private var unlisted: [String: Int] = [:]

    /// Notes what is to be said of a row.
    mutating func add(_ verdict: OrderRowCheck.Verdict, line: Int) {
        if !verdict.faults.isEmpty {
            bad.add(line, verdict.faults.map { .init(column: $0.column, message: "expected \($0.expected.text)") })
        }
        if let word = verdict.unmappedStatus { statuses.add(word) }
        for column in verdict.unlisted { unlisted[column, default: 0] += 1 }
    }

    func report(on table: CSVTable) -> OrderImportReport.File {
        var file = OrderImportReport.File(
            file: table.path, encoding: table.encoding.rawValue, delimiter: table.delimiterName)
        file.rows = rows
        file.absentColumns = table.columns.absent
        file.omittedColumns = table.columns.omitted
        file.unmappedStatuses = statuses.words
        file.unmappedStatusRows = statuses.rows
        file.unlistedValues = unlisted.sorted { $0.key < $1.key }.map { .init(column: $0.key, rows: $0.value) }
        file.badLines = bad.first
        file.badLineCount = bad.count
        return file
    }
}
#endif
