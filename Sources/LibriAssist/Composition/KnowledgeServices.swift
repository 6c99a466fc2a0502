#if SQLite
/// The parts that make and search a knowledge store, for the command line and the demo.
public struct KnowledgeServices: Sendable {
    /// Reads and analyses documents.
    public let indexer: KnowledgeIndexer
    /// Tells languages apart.
    public let detector: LanguageDetector
    private let analyzers: Analyzers

    /// Puts the parts together.
    ///
    /// - Throws: ``ResourceError`` when the resource folders are not beside the executable.
    public init() throws(ResourceError) {
        analyzers = try Analyzers()
        detector = LanguageDetector(lexicons: try Lexicons())
        indexer = KnowledgeIndexer(folder: DocumentFolder(detector: detector), analyzers: analyzers)
    }

    /// A store in a file.
    public func store(at path: String) -> SQLiteKnowledgeStore {
        SQLiteKnowledgeStore(path: path, analyzers: analyzers)
    }

    /// A retriever over a store's passages.
    ///
    /// - Throws: ``KnowledgeStoreError`` when the store cannot be read.
    public func retriever(over path: String) async throws(KnowledgeStoreError) -> LexicalRetriever {
        LexicalRetriever(try await store(at: path).passages(), analyzers: analyzers)
    }
}
#endif
