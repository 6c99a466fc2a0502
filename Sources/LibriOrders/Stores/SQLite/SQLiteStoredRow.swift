#if SQLite
import GRDB

/// A row of SQLite.
struct SQLiteStoredRow: StoredRow {
    let row: Row

    func value(at place: Int) -> StoredValue {
        switch (row[place] as DatabaseValue).storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .double(let number): .real(number)
        case .string(let text): .text(text)
        case .blob(let data): .bytes(Array(data))
        }
    }
}
#endif
