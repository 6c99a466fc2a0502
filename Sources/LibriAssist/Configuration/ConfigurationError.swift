/// A configuration cannot be used.
public struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    /// Why.
    public struct Code: Sendable, Hashable {
        private let name: String
        /// The file is missing or cannot be read.
        public static let missing = Code(name: "missing")
        /// The file is not YAML.
        public static let malformed = Code(name: "malformed")
        /// A key is not known.
        public static let unknownKey = Code(name: "unknownKey")
        /// A value is not what its key takes.
        public static let badValue = Code(name: "badValue")
        /// A secret stands where it does not belong, or is missing or weak.
        public static let secret = Code(name: "secret")
        /// A key is for something that this version does not have.
        public static let unsupported = Code(name: "unsupported")
    }

    /// Why.
    public let code: Code
    /// What is wrong, where, and what to do. It never holds a secret.
    public let message: String

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
