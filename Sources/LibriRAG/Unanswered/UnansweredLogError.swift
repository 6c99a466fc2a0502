#if SQLite
import LibriSQLite

/// The unanswered questions can be neither kept nor read.
public struct UnansweredLogError: Error, CustomStringConvertible {
    /// What is wrong and what to do, for the operator.
    public let message: String
    /// The error beneath, if any.
    public let underlying: (any Error)?

    init(_ path: String, _ error: any Error) {
        let reason = KeptFile.reason(
            of: error, other: "it cannot be opened. May this user read and write it and its folder?")
        message = "The unanswered questions in \(path) cannot be used: \(reason)"
        underlying = error
    }

    /// The message.
    public var description: String { message }
}
#endif
