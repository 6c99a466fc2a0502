/// A model, an embedder or a vector store failed.
public struct ModelError: Error, CustomStringConvertible {
    /// Why.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The code's name, for logs.
        public let description: String
        /// No connection, or it broke.
        public static let unavailable = Code(description: "unavailable")
        /// Too slow.
        public static let timeout = Code(description: "timeout")
        /// It takes no more work at the moment.
        public static let busy = Code(description: "busy")
        /// It is there and does not know the model, or the collection.
        public static let missing = Code(description: "missing")
        /// The answer is not what the protocol promises.
        public static let malformed = Code(description: "malformed")
        /// The answer, or the text that was given, is larger than allowed.
        public static let tooLarge = Code(description: "tooLarge")
        /// Whoever asked has gone.
        public static let cancelled = Code(description: "cancelled")
    }

    /// Why.
    public let code: Code
    /// What happened and what to do, for the operator; it names the neighbour, and holds neither prompt nor output.
    public let message: String
    /// The error beneath, if any.
    public let underlying: (any Error)?

    /// Creates an error.
    public init(_ code: Code, _ message: String, underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }

    /// The message.
    public var description: String { message }
}
