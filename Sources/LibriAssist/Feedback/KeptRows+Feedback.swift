#if SQLite
import GRDB
import LibriSQLite

extension KeptRows {
    /// What customers thought of replies.
    ///
    /// - Parameter day: What was said before it is past its time.
    static func feedback(before day: LocalDate) -> KeptRows {
        KeptRows(
            table: "feedback", key: ["id"], expiry: "day", beginning: "day", limit: { _ in day.description },
            day: { value, _ in String.fromDatabaseValue(value).flatMap(LocalDate.init(iso:)) })
    }
}
#endif
