#if SQLite
import GRDB
package import LibriSQLite

extension KeptRows {
    /// Questions that the documents did not answer.
    ///
    /// - Parameter day: Those asked before it are past their time.
    package static func unanswered(before day: LocalDate) -> KeptRows {
        KeptRows(
            table: "question", key: ["language", "stems", "day", "wording"], expiry: "day", beginning: "day",
            limit: { _ in day.description },
            day: { value, _ in String.fromDatabaseValue(value).flatMap(LocalDate.init(iso:)) })
    }
}
#endif
