#if SQLite
import GRDB

/// The unanswered questions can be neither kept nor read.
public struct UnansweredLogError: Error, CustomStringConvertible {
    /// What is wrong and what to do, for the operator.
    public let message: String
    /// The error beneath, if any.
    public let underlying: (any Error)?

    init(_ path: String, _ error: any Error) {
        let reason =
            switch (error as? DatabaseError)?.resultCode {
            case .SQLITE_FULL?: "the disk is full. Make room."
            case .SQLITE_BUSY?, .SQLITE_LOCKED?: "another process holds it. Is a copy of it being made?"
            case .SQLITE_CORRUPT?, .SQLITE_NOTADB?: "it is damaged. Restore it from a backup, or remove it."
            case .SQLITE_READONLY?, .SQLITE_PERM?: "it may not be written by this user. Correct its permissions."
            default: "it cannot be opened. May this user read and write it and its folder?"
            }
        message = "The unanswered questions in \(path) cannot be used: \(reason)"
        underlying = error
    }

    /// The message.
    public var description: String { message }
}
#endif
