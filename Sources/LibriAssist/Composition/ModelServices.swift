#if SQLite && Configuration
public import Logging

/// The models of a shop's configuration: what makes vectors, and what words answers.
///
/// All of them make answers better when they are there, and none is needed.
public struct ModelServices: Sendable {
    /// Makes the vectors of passages, and may take its time.
    let embedder: (any Embedder)?
    /// Finds by meaning, once the vectors are there.
    public let semantic: SemanticIndex?
    /// Words answers.
    public let writer: (any AnswerWriter)?
    /// Loads the models before the first customer asks.
    let preloaders: [ModelPreloader]
    private let configuration: LibriConfiguration
    private let transport: (any HTTPTransport)?

    /// Puts the parts together; nobody is asked yet.
    ///
    /// - Parameters:
    ///   - configuration: The shop.
    ///   - analyzers: The rules by which words are analysed.
    ///   - logger: Is told when a model goes and comes back.
    ///   - observer: Is told how models do.
    ///   - given: Reaches the models; nothing for HTTP.
    /// - Throws: ``ConfigurationError`` that names the key at fault, or ``ResourceError``.
    init(
        _ configuration: LibriConfiguration, analyzers: Analyzers, detector: LanguageDetector, logger: Logger,
        observer: (any ServiceObserver)? = nil, transport given: (any HTTPTransport)? = nil
    ) throws {
        self.configuration = configuration
        let (vectors, answers) = (configuration.knowledge.vectors, configuration.answers)
        guard vectors.embedder != .none || answers.model != .none else {
            (embedder, semantic, writer, preloaders, transport) = (nil, nil, nil, [], nil)
            return
        }
        let transport = try given ?? Self.transport()
        self.transport = transport
        var preloaders: [ModelPreloader] = []
        if vectors.embedder == .none {
            (embedder, semantic) = (nil, nil)
        } else {
            let served = try configuration.embedder(over: transport)
            let preloader = served.preloadable.map { ModelPreloader($0, logger: logger) }
            preloaders += [preloader].compactMap(\.self)
            embedder = served.model
            semantic = SemanticIndex(
                embedder: GuardedEmbedder(
                    served.model, name: served.name, preloader: preloader, observer: observer, logger: logger))
        }
        if answers.model == .none {
            writer = nil
        } else {
            let served = try configuration.languageModel(over: transport)
            let preloader = served.preloadable.map { ModelPreloader($0, logger: logger) }
            preloaders += [preloader].compactMap(\.self)
            writer = CheckedAnswerWriter(
                model: GuardedModel(
                    served.model, name: served.name, limits: ModelLimits(concurrent: answers.concurrency),
                    preloader: preloader, observer: observer, logger: logger),
                composer: try FencedPromptComposer(),
                checker: try GeneratedSentenceChecker(
                    analyzers: analyzers, detector: detector, shopName: configuration.shop.name,
                    orderNumbers: configuration.orders.numberFormat))
        }
        self.preloaders = preloaders
    }

    #if HTTPClient
    private static func transport() throws -> any HTTPTransport { try AsyncHTTPTransport() }
    #else
    private static func transport() throws -> any HTTPTransport {
        throw ConfigurationError(
            .unsupported, "answers.model, knowledge.embedder: this program was built without an HTTP client.")
    }
    #endif

    /// The retriever of a shop: by words, and by meaning as well where there are vectors.
    func retriever(over lexical: SwappableRetriever) -> any Retriever {
        semantic.map { HybridRetriever(lexical: lexical, semantic: $0) } ?? lexical
    }

    /// Keeps the vectors in line with the documents; nothing where there is no embedder.
    ///
    /// - Parameters:
    ///   - retriever: Has the documents.
    ///   - path: The file that keeps the vectors.
    ///   - weights: The file that keeps what they were found to be worth.
    ///   - analyzers: The rules by which words are analysed.
    ///   - logger: Is told what becomes of them.
    func upkeep(
        of retriever: SwappableRetriever, vectors path: String, weights: String, analyzers: Analyzers, logger: Logger
    ) throws -> VectorUpkeep? {
        guard let embedder, let semantic, let transport else { return nil }
        let chroma = try configuration.chroma()
        return VectorUpkeep(
            embedder: embedder, retriever: retriever, semantic: semantic, weightsPath: weights,
            analyzers: analyzers, logger: logger
        ) { space throws(ModelError) in
            let truth = try SQLiteVectorStore(path: path, space: space) { reset in
                logger.notice("The vectors are made anew", metadata: ["reason": "\(reset)"])
            }
            guard let chroma else { return truth }
            return try MirroredVectorStore(
                truth: truth, mirror: try ChromaVectorStore(chroma, space: space, transport: transport))
        }
    }

    /// Loads the models for as long as the program lives, and waits for them; for one that fails at once no longer.
    func loadInBackground(within time: Duration) async {
        Task { await preload() }
        let end = ContinuousClock.now + time
        while !preloaders.allSatisfy({ $0.isReady || $0.hasFailed }), ContinuousClock.now < end, !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    /// Loads the models, and tries again until they are there.
    public func preload() async {
        await withTaskGroup(of: Void.self) { group in
            for preloader in preloaders { group.addTask { await preloader.run() } }
        }
    }
}
#endif
