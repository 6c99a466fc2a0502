#if SQLite
/// The parts that make and search a knowledge store.
public struct KnowledgeServices: Sendable {
    /// Reads and analyses documents.
    public let indexer: KnowledgeIndexer
    /// Tells languages apart.
    public let detector: LanguageDetector
    /// The rules by which texts are analysed.
    public let analyzers: Analyzers

    /// What customers and documents call by several names.
    public let synonyms: SynonymGroups
    /// Tells from what was found how likely it answers.
    public let answerability: AnswerabilityModel

    /// Puts the parts together.
    ///
    /// - Parameters:
    ///   - synonyms: A shop's own, which join those that ship.
    ///   - answerability: A shop's own judgement; without one, that which ships.
    /// - Throws: ``ResourceError`` when the resource folders are not beside the executable.
    public init(
        synonyms: SynonymGroups = .none, answerability: AnswerabilityModel? = nil
    ) throws(ResourceError) {
        self.synonyms = try SynonymGroups.builtIn().adding(synonyms)
        if let answerability {
            self.answerability = answerability
        } else {
            self.answerability = try AnswerabilityModel.builtIn()
        }
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
        await LexicalRetriever(
            try await store(at: path).content().collection, analyzers: analyzers, synonyms: synonyms,
            answerability: answerability)
    }

    /// Makes the store anew when it is missing, damaged, made by another version, or made from other documents.
    ///
    /// - Parameters:
    ///   - path: The store.
    ///   - sources: Folders and files with documents; with none, the store is left as it is.
    /// - Returns: What was indexed, or nothing when the store is current.
    /// - Throws: ``DocumentError`` or ``KnowledgeStoreError``; the store then holds what it held.
    public func refresh(_ path: String, from sources: [String]) async throws -> KnowledgeIndexer.Summary? {
        guard !sources.isEmpty else { return nil }
        let store = store(at: path)
        if await store.fingerprint() == (try indexer.fingerprint(of: sources)) { return nil }
        return try await indexer.index(sources, into: store)
    }

    /// How a store stands.
    ///
    /// - Parameters:
    ///   - path: The store.
    ///   - sources: The folders and files that it is made from; with none, new files are not looked for.
    /// - Throws: ``KnowledgeStoreError`` when the store cannot be read.
    package func status(
        of path: String, sources: [String]
    ) async throws(KnowledgeStoreError) -> KnowledgeStatusReport {
        let content = try await store(at: path).content()
        var report = KnowledgeStatusReport(content, store: path)
        do { report.changes = try indexer.changes(since: content, below: sources) } catch {
            report.problems.append(.init(path: sources.joined(separator: ", "), message: error.message))
        }
        return report
    }
}
#endif
