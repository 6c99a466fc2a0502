#if SQLite && Documents
/// Orders cannot be imported. What is wrong with single lines stands in an ``OrderImportReport`` instead.
public struct OrderImportError: Error, CustomStringConvertible {
    /// Why.
    public struct Code: Sendable, Hashable {
        private let name: String
        /// A file is missing or may not be read.
        public static let missing = Code(name: "missing")
        /// A file is no table of the schema's columns.
        public static let malformed = Code(name: "malformed")
        /// The schema is one that a single table cannot fill.
        public static let schema = Code(name: "schema")
        /// The output is there already, or is in use otherwise.
        public static let taken = Code(name: "taken")
        /// The output cannot be written.
        public static let unavailable = Code(name: "unavailable")
    }

    /// Why.
    public let code: Code
    /// What is wrong and what to do. It holds no value of the file.
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
#endif
