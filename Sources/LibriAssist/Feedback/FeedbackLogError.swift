#if SQLite
import LibriSQLite
#endif

/// Feedback can be neither kept nor read.
public struct FeedbackLogError: Error, CustomStringConvertible {
    /// What is wrong and what to do, for the operator.
    public let message: String
    /// The error beneath, if any.
    public let underlying: (any Error)?

    /// Names a failure.
    ///
    /// - Parameters:
    ///   - message: What is wrong and what to do; nothing of the feedback itself.
    ///   - underlying: The error beneath, if any.
    public init(_ message: String, underlying: (any Error)? = nil) {
        self.message = message
        self.underlying = underlying
    }

    #if SQLite
    init(_ path: String, _ error: any Error) {
        let reason = KeptFile.reason(
            of: error,
            other: "it cannot be opened or written. May this user write it and its folder, and is there room?")
        self.init("The feedback in \(path) cannot be used: \(reason)", underlying: error)
    }
    #endif

    /// The message.
    public var description: String { message }
}
