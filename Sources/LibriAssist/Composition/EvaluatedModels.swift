#if SQLite && Configuration
public import Logging

/// The models of a configuration over a knowledge store, for measurements of its staff.
public struct EvaluatedModels: Sendable {
    /// Finds by words.
    package let lexical: SwappableRetriever
    /// Finds by meaning alone; nothing without an embedder.
    package let vectors: VectorRetriever?
    /// Finds as a server would.
    package let hybrid: any Retriever
    /// What vectors were found to be worth beside words.
    package let weights: PerLanguage<Double>
    /// Words answers; nothing without a model.
    package let writer: (any AnswerWriter)?

    /// Loads the models and makes the vectors.
    ///
    /// - Parameters:
    ///   - configuration: The shop.
    ///   - knowledge: The parts of the retrieval.
    ///   - store: The knowledge store; the vectors are kept beside it.
    ///   - logger: Is told what goes wrong.
    ///   - progress: Called with a sentence for people as long work goes on.
    /// - Throws: ``ConfigurationError``, ``KnowledgeStoreError``, ``ModelError`` or ``ResourceError``.
    public init(
        _ configuration: LibriConfiguration, knowledge: KnowledgeServices, store: String, logger: Logger,
        progress: @escaping @Sendable (String) -> Void
    ) async throws {
        let models = try ModelServices(
            configuration, analyzers: knowledge.analyzers, detector: knowledge.detector, logger: logger)
        lexical = SwappableRetriever(try await knowledge.retriever(over: store))
        writer = models.writer
        vectors = models.semantic.map { VectorRetriever($0) }
        hybrid = models.retriever(over: lexical)
        progress("Loading the models")
        await models.loadInBackground(within: .seconds(300))
        let upkeep = try models.upkeep(
            of: lexical, vectors: store + ".vectors", weights: store + ".vectors.json", analyzers: knowledge.analyzers,
            logger: logger)
        try await upkeep?.refresh { done, all in progress("Vectors: \(done) of \(all) passages") }
        weights = PerLanguage(
            french: models.semantic?.weight(.french) ?? 0, english: models.semantic?.weight(.english) ?? 0)
    }
}
#endif
