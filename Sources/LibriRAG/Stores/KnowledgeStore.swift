/// Keeps passages with their analysed words between two starts.
///
/// An implementation must replace its content atomically: after a crash at any moment it holds the old content or the
/// new, whole.
public protocol KnowledgeStore: Sendable {
    /// Everything.
    ///
    /// - Throws: ``KnowledgeStoreError`` when the store is missing, damaged, or analysed by other rules.
    func content() async throws(KnowledgeStoreError) -> KnowledgeContent

    /// Replaces everything.
    ///
    /// - Throws: ``KnowledgeStoreError``; the store then holds what it held.
    func replace(with content: KnowledgeContent) async throws(KnowledgeStoreError)

    /// What the content was made from, as ``KnowledgeContent/fingerprint`` says; nothing when there is no usable content.
    func fingerprint() async -> String?
}

/// What a knowledge store keeps.
public struct KnowledgeContent: Sendable, Equatable {
    /// The passages with their words.
    public var collection: AnalysedCollection
    /// The files that they were read from.
    public var sources: [KnowledgeSource]
    /// Tells whether the files have changed since.
    public var fingerprint: String

    /// Creates content.
    public init(collection: AnalysedCollection, sources: [KnowledgeSource] = [], fingerprint: String = "") {
        self.collection = collection
        self.sources = sources
        self.fingerprint = fingerprint
    }
}

/// A file that documents were read from.
public struct KnowledgeSource: Sendable, Equatable {
    /// Where it is.
    public var path: String
    /// A hash of its bytes.
    public var hash: String
    /// The documents in it.
    public var documents: [String]
    /// Why the file could not be read the last time; its documents are then those of the time before.
    public var problem: String?
    /// What was left out of its documents, and what to do.
    public var warnings: [String]

    /// Creates a record.
    public init(
        path: String, hash: String, documents: [String], problem: String? = nil, warnings: [String] = []
    ) {
        self.path = path
        self.hash = hash
        self.documents = documents
        self.problem = problem
        self.warnings = warnings
    }
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
        /// Another process is making the store anew.
        public static let busy = Code(name: "busy")
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
