#if SQLite && Configuration
public import Foundation
public import Logging

/// A shop's parts, put together from its configuration: the only place where back ends are chosen.
public struct LibriServices: Sendable {
    /// Answers messages.
    public let assistant: Assistant
    /// The door to the orders.
    public let orders: OrderLookup
    /// Where the orders behind it are read from.
    let orderStore: any OrderStore
    /// Where state lives.
    let state: StateFolder
    /// Puts orders into words.
    public let orderWording: OrderWording
    /// What general questions are answered from.
    public let knowledge: LiveKnowledge
    /// What makes answers better where it is there.
    public let models: ModelServices
    /// Keeps the vectors of what the documents say in line with them, where a shop has vectors.
    public let vectors: VectorUpkeep?
    /// The questions that the documents did not answer.
    public let unanswered: SQLiteUnansweredLog
    /// What customers thought of the replies.
    public let feedback: SQLiteFeedbackLog
    /// Takes what is personal out of their comments.
    public let commentScrubber: CommentScrubber
    /// The end of what is kept.
    public let retention: Retention
    /// What the parts were made from.
    public let configuration: LibriConfiguration
    let logger: Logger

    /// Puts the parts together.
    ///
    /// - Parameters:
    ///   - configuration: The configuration.
    ///   - state: Where state lives. The knowledge store there is made anew when its sources have changed.
    ///   - logger: The logger of all parts.
    ///   - guarding: Whom the order door is guarded against.
    ///   - observer: Is told what the parts do.
    ///   - traces: Is told why answers came out as they did; for the shop's own people.
    ///   - modelTransport: Reaches models, embedders and vector stores; nothing for HTTP.
    ///   - progress: Called with a sentence for people as long work goes on.
    ///   - now: The clock.
    /// - Throws: ``ConfigurationError``, ``OrderStoreError``, ``KnowledgeStoreError`` or ``ResourceError``.
    public init(
        configuration: LibriConfiguration, state: StateFolder, logger: Logger,
        guarding: DoorGuard = .everyClient, observer: (any ServiceObserver)? = nil,
        traces: (any AnswerTraceLog)? = nil, modelTransport: (any HTTPTransport)? = nil,
        progress: (String) -> Void = { _ in },
        now: @escaping @Sendable () -> Date = { Date() }
    ) async throws {
        self.configuration = configuration
        self.state = state
        self.logger = logger
        let services = try KnowledgeServices(configuration.knowledge)
        try await Self.refresh(services, configuration.knowledge.sources, state, logger, progress)
        knowledge = try await Self.knowledge(services, configuration.knowledge.sources, state, logger)
        let understanding = try UnderstandingServices(
            configuration: configuration, vocabulary: knowledge.retriever)

        unanswered = SQLiteUnansweredLog(
            configuration: configuration, state: state, analyzers: services.analyzers, now: now
        ) { error in
            logger.error("Unanswered questions are not kept", metadata: ["reason": "\(error.message)"])
        }
        unanswered.forgetExpired()

        feedback = SQLiteFeedbackLog(configuration: configuration, state: state, now: now) { error in
            logger.error("Feedback is not kept", metadata: ["reason": "\(error.message)"])
        }
        await feedback.forgetExpired()
        retention = Retention(configuration: configuration, state: state, now: now)
        commentScrubber = CommentScrubber(
            redactor: understanding.redactor, detector: services.detector,
            language: configuration.shop.languages.first ?? .french)

        orderWording = try OrderWording(numberFormat: configuration.orders.numberFormat)
        let store = try await configuration.guardedOrderStore(observer: observer, logger: logger)
        orderStore = store
        orders = try OrderLookup(
            configuration: configuration, store: store, state: state, guarding: guarding, observer: observer,
            logger: logger, now: now)
        let phrasebook = try Phrasebook()
        models = try ModelServices(
            configuration, analyzers: services.analyzers, detector: services.detector, logger: logger,
            observer: observer, transport: modelTransport)
        vectors = try models.upkeep(
            of: knowledge.retriever, vectors: state.vectors, weights: state.vectorWeights,
            analyzers: services.analyzers, logger: logger)
        let found = models.retriever(over: knowledge.retriever)
        let retriever: any Retriever = observer.map { ObservedRetriever(retriever: found, observer: $0) } ?? found
        assistant = Assistant(
            interpreter: understanding.interpreter,
            planner: ReplyPlanner(redactor: understanding.redactor),
            responders: [
                OrderResponder(lookup: orders, wording: orderWording),
                try KnowledgeResponder(
                    retriever: retriever,
                    quoter: Quoter(analyzers: services.analyzers), writer: models.writer,
                    unanswered: unanswered, traces: traces
                ),
                PhrasebookResponder(
                    phrasebook: phrasebook, shopName: configuration.shop.name, contact: configuration.shop.contact
                ),
            ],
            composer: ReplyComposer(phrasebook: phrasebook),
            orderNumberFormat: configuration.orders.numberFormat,
            languages: configuration.shop.languages,
            logger: logger,
            now: now
        )
    }

    /// What the store holds; a damaged one is made anew where its sources are known.
    private static func knowledge(
        _ services: KnowledgeServices, _ sources: [String], _ state: StateFolder, _ logger: Logger
    ) async throws -> LiveKnowledge {
        do { return try await LiveKnowledge(services, path: state.knowledgeStore, logger: logger) } catch {
            guard !sources.isEmpty, error.code != .missing else { throw error }
            logger.error("The index is damaged and is made anew", metadata: ["reason": "\(error.message)"])
            _ = try await services.indexer.index(sources, into: services.store(at: state.knowledgeStore))
            return try await LiveKnowledge(services, path: state.knowledgeStore, logger: logger)
        }
    }

    private static func refresh(
        _ knowledge: KnowledgeServices, _ sources: [String], _ state: StateFolder, _ logger: Logger,
        _ progress: (String) -> Void
    ) async throws {
        do {
            try state.create()
            if let summary = try await knowledge.refresh(state.knowledgeStore, from: sources) {
                progress("Knowledge: \(summary.documents) documents, \(summary.passages) passages")
            }
        } catch  where error is DocumentError || error is KnowledgeStoreError {
            // Neither documents that cannot be read nor a full disk are reasons to stop answering from the index that is there.
            guard await knowledge.store(at: state.knowledgeStore).fingerprint() != nil else { throw error }
            logger.error("The documents cannot be indexed; the old index goes on", metadata: ["reason": "\(error)"])
        }
    }
}
#endif
