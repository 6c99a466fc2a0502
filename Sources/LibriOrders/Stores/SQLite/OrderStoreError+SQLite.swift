#if SQLite
import GRDB

extension OrderStoreError {
    /// What an error of SQLite means for the operator. Its own text is left out: it may quote a value.
    init(reading error: any Error) {
        if let error = error as? OrderStoreError {
            self = error
            return
        }
        let (code, message): (Code, String) =
            switch (error as? DatabaseError)?.resultCode {
            case .SQLITE_BUSY?, .SQLITE_LOCKED?: (.busy, "The order database is held by a program that writes it.")
            case .SQLITE_CORRUPT?, .SQLITE_NOTADB?:
                (.damaged, "The order database is damaged or no longer a database. Restore it from a backup.")
            case .SQLITE_ERROR?, .SQLITE_SCHEMA?:
                (
                    .schema,
                    "The order database no longer has the tables and columns of the schema file. Compare the two."
                )
            case .SQLITE_CANTOPEN?, .SQLITE_IOERR?, .SQLITE_PERM?, .SQLITE_AUTH?:
                (
                    .missing,
                    "The order database cannot be opened any more. Is the file still there, and may this user read it?"
                )
            default: (.unavailable, "The order database cannot be read at the moment.")
            }
        self.init(code, message, underlying: error)
    }
}
#endif
