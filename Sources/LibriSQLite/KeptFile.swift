#if SQLite
package import Foundation
package import GRDB

/// A database file in which something about customers is kept for a time.
package struct KeptFile: Sendable {
    /// The file.
    package let path: String

    /// Names a file.
    package init(path: String) { self.path = path }

    /// Whether anything was ever kept in it.
    package var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// Whether it can be opened and read at the moment.
    package func isReadable() async -> Bool {
        guard exists,
            let database = try? DatabaseQueue(
                path: path, configuration: Self.configuration(label: "health", busyTimeout: 1))
        else { return false }
        return (try? await database.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") })
            != nil
    }

    /// Makes the file where it is missing; SQLite would make it readable by others.
    package func createForThisUserAlone() throws {
        guard !exists else { return }
        let file = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw CocoaError(.fileWriteUnknown) }
        close(file)
    }

    /// How every connection to such a file is opened.
    ///
    /// - Parameters:
    ///   - label: Names the connection in the errors of GRDB.
    ///   - busyTimeout: How many seconds another connection is waited for.
    package static func configuration(label: String, busyTimeout: TimeInterval) -> Configuration {
        var configuration = Configuration()
        configuration.label = label
        configuration.busyMode = .timeout(busyTimeout)
        configuration.prepareDatabase { db in
            // What is deleted is overwritten, in the file and in SQLite's temporary ones.
            try db.execute(sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    /// Why such a file cannot be used and what to do, as the end of a sentence for the operator.
    ///
    /// - Parameters:
    ///   - error: What was thrown.
    ///   - other: What is said of an error that has no words of its own.
    package static func reason(of error: any Error, other: String) -> String {
        switch (error as? DatabaseError)?.resultCode {
        case .SQLITE_FULL?: "the disk is full. Make room."
        case .SQLITE_BUSY?, .SQLITE_LOCKED?: "another process holds it. Is a copy of it being made?"
        case .SQLITE_CORRUPT?, .SQLITE_NOTADB?: "it is damaged. Restore it from a backup, or remove it."
        case .SQLITE_READONLY?, .SQLITE_PERM?: "it may not be written by this user. Correct its permissions."
        default: other
        }
    }
}
#endif
