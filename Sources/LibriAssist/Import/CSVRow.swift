#if SQLite && Documents
import SwiftCSV

/// Reads the values of a single row.
enum CSVRow {
    /// - Parameter text: The row without its line end.
    /// - Returns: Nothing when SwiftCSV does not take it for one row.
    static func values(_ text: String, delimiter: Character) -> [String]? {
        // The line end keeps an empty last value.
        guard
            let csv = try? CSV<FirstRow>(string: text + "\n", delimiter: .character(delimiter), loadColumns: false)
        else { return nil }
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) else {
            return csv.header
        }
        // SwiftCSV takes an accent and what it stands on for one character, even a quotation mark: its row may end before ours.
        var isLonger = false
        let isRead = (try? csv.enumerateAsArray(startAt: 1, rowLimit: 1) { _ in isLonger = true }) != nil
        return isRead && !isLonger ? csv.header : nil
    }
}

/// The header alone: SwiftCSV's own views go over the text a second time.
private struct FirstRow: CSVView {
    let rows: [[String]] = []
    let columns: [[String]]? = nil

    init(header: [String], text: String, delimiter: CSVDelimiter, loadColumns: Bool, rowLimit: Int?) throws {}

    func serialize(header: [String], delimiter: CSVDelimiter) -> String { "" }
}
#endif
