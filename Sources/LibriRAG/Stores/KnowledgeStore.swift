/// Keeps passages with their analysed terms between two starts.
///
/// An implementation must replace its content atomically: after a crash at any moment it holds the old content or the
/// new, whole.
public protocol KnowledgeStore: Sendable {
    /// Every passage.
    ///
    /// - Throws: ``KnowledgeStoreError`` when the store is missing, damaged, or analysed by other rules.
    func passages() async throws(KnowledgeStoreError) -> [AnalysedPassage]

    /// Replaces everything.
    ///
    /// - Parameters:
    ///   - passages: The new content.
    ///   - fingerprint: What it was made from, for telling later whether that has changed.
    func replace(with passages: [AnalysedPassage], fingerprint: String) async throws(KnowledgeStoreError)

    /// The fingerprint of the content; nothing when there is no usable content.
    func fingerprint() async -> String?
}

/// A knowledge store cannot be read or written.
public struct KnowledgeStoreError: Error, CustomStringConvertible {
    /// Why.
    public struct Code: Sendable, Hashable {
        private let name: String
        /// There is no such store.
        public static let missing = Code(name: "missing")
        /// The store was made by another version and must be made anew.
        public static let outdated = Code(name: "outdated")
        /// The store cannot be read or written.
        public static let unavailable = Code(name: "unavailable")
    }

    /// Why.
    public let code: Code
    /// What is wrong and what to do.
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
