public import Logging

/// A language model that costs a customer's question no more than it may, however the model fails.
///
/// It bounds the time to the first word, between words and of the whole, the length of the text and the generations at one
/// time. A model that stalls is left alone at its deadline even if it does not care that it is cancelled. One that has failed
/// several times in a row is not asked for a while, and one that is being loaded is not asked at all.
public struct GuardedModel: LanguageModel {
    private let model: any LanguageModel
    private let limits: ModelLimits
    private let places: Places
    private let health: ModelHealth
    private let observer: (any ModelObserver)?

    /// Creates a guard.
    ///
    /// - Parameters:
    ///   - model: The model.
    ///   - name: What operators call it: `qwen2.5:3b of Ollama at 127.0.0.1:11434`. It holds no secret.
    ///   - limits: The bounds.
    ///   - preloader: Has the model loaded; until it is, questions are refused with ``ModelError/Code/busy``.
    ///   - observer: Is told how the model does.
    ///   - logger: Is told when the model goes and comes back.
    public init(
        _ model: some LanguageModel, name: String, limits: ModelLimits = .init(), preloader: ModelPreloader? = nil,
        observer: (any ModelObserver)? = nil, logger: Logger? = nil
    ) {
        self.init(
            model, name: name, limits: limits, breaker: CircuitBreaker(), preloader: preloader, observer: observer,
            logger: logger)
    }

    init(
        _ model: some LanguageModel, name: String, limits: ModelLimits, breaker: CircuitBreaker,
        preloader: ModelPreloader? = nil, observer: (any ModelObserver)? = nil, logger: Logger? = nil
    ) {
        self.model = model
        self.limits = limits
        self.observer = observer
        places = limits.places
        health = ModelHealth(name: name, breaker: breaker, preloader: preloader, logger: logger) {
            observer?.modelIsOut($0)
        }
    }

    /// The model's text, piece by piece; the work ends when nobody reads it any longer.
    ///
    /// For a reader whose own task is cancelled the text just ends, as every `AsyncThrowingStream` does.
    public func generate(_ prompt: Prompt) -> AsyncThrowingStream<String, any Error> {
        GenerationRun.stream { output in
            do throws(ModelError) {
                try health.admit()
                guard await places.take(within: limits.place) else { throw health.hadNoPlace() }
            } catch { return error }
            let report = await run(prompt, into: output)
            places.giveBack()
            account(for: report)
            return report.failure
        }
    }

    private func run(_ prompt: Prompt, into output: GenerationRun.Output) async -> GenerationReport {
        await GenerationRun(name: health.name, limits: limits.generation).run(into: output) { [model, places] take in
            try await places.running {
                for try await piece in model.generate(prompt) where !piece.isEmpty { try take(piece) }
            }
        }
    }

    private func account(for report: GenerationReport) {
        if let failure = report.failure {
            health.failed(failure, hadBegun: report.pieces > 0)
            guard !failure.isWithoutAsking else { return }
        } else {
            health.succeeded()
        }
        observer?.generationEnded(report)
    }
}
