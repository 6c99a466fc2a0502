public import Logging

/// An embedder for the questions of customers, which costs each no more than it may. Documents are indexed without it: they
/// have time.
public struct GuardedEmbedder: Embedder {
    private let embedder: any Embedder
    private let limits: EmbedderLimits
    private let places: Places
    private let health: ModelHealth
    private let observer: (any EmbedderObserver)?

    /// The model's name.
    public var model: String { embedder.model }

    /// Creates a guard.
    ///
    /// - Parameters:
    ///   - embedder: The embedder.
    ///   - name: What operators call it: `bge-m3 of Ollama at 127.0.0.1:11434`. It holds no secret.
    ///   - limits: The bounds.
    ///   - preloader: Has the model loaded; until it is, questions are refused with ``ModelError/Code/busy``.
    ///   - observer: Is told how the embedder does.
    ///   - logger: Is told when the embedder goes and comes back.
    public init(
        _ embedder: some Embedder, name: String, limits: EmbedderLimits = .init(), preloader: ModelPreloader? = nil,
        observer: (any EmbedderObserver)? = nil, logger: Logger? = nil
    ) {
        self.init(
            embedder, name: name, limits: limits, breaker: CircuitBreaker(), preloader: preloader, observer: observer,
            logger: logger)
    }

    init(
        _ embedder: some Embedder, name: String, limits: EmbedderLimits, breaker: CircuitBreaker,
        preloader: ModelPreloader? = nil, observer: (any EmbedderObserver)? = nil, logger: Logger? = nil
    ) {
        self.embedder = embedder
        self.limits = limits
        self.observer = observer
        places = limits.places
        health = ModelHealth(name: name, breaker: breaker, preloader: preloader, logger: logger) {
            observer?.embedderIsOut($0)
        }
    }

    /// The vectors of texts, in order.
    public func embed(_ texts: [String]) async throws(ModelError) -> [[Float]] {
        guard !texts.isEmpty else { return [] }
        let start = ContinuousClock.now
        try health.admit()
        guard await places.take(within: limits.deadline / 2) else { throw health.hadNoPlace() }
        let outcome = await Abandonment.outcome(within: limits.deadline - (.now - start)) {
            [embedder, places] () async throws(ModelError) in
            try await places.running { () async throws(ModelError) in try await embedder.embed(texts) }
        }
        places.giveBack()
        do throws(ModelError) {
            let vectors = try vectors(outcome)
            health.succeeded()
            observer?.embedderAnswered(in: .now - start, failure: nil)
            return vectors
        } catch {
            health.failed(error, hadBegun: false)
            if !error.isWithoutAsking { observer?.embedderAnswered(in: .now - start, failure: error.code) }
            throw error
        }
    }

    private func vectors(_ outcome: Abandonment.Outcome<[[Float]]>) throws(ModelError) -> [[Float]] {
        switch outcome {
        case .ended(let result): return try result.get()
        case .late:
            throw ModelError(
                .timeout, "\(health.name) gave no vector in time. Is the model loaded, and the machine fast enough?")
        case .left: throw ModelError(.cancelled, "\(health.name) was not waited for.")
        }
    }
}
