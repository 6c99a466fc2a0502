import Logging
import Synchronization

/// Whether a model may be asked, and what its answers say of it.
struct ModelHealth: Sendable {
    /// What operators call it: `Ollama at 127.0.0.1:11434`.
    let name: String
    let breaker: CircuitBreaker
    let preloader: ModelPreloader?
    let logger: Logger?
    /// Is told when the model goes and comes back.
    let isOut: @Sendable (Bool) -> Void
    private let told = LastFailure()

    init(
        name: String, breaker: CircuitBreaker, preloader: ModelPreloader?, logger: Logger?,
        isOut: @escaping @Sendable (Bool) -> Void
    ) {
        self.name = name
        self.breaker = breaker
        self.preloader = preloader
        self.logger = logger
        self.isOut = isOut
    }

    /// Asks whether the model may be asked. Whoever may must tell how it went.
    func admit() throws(ModelError) {
        guard preloader?.isReady ?? true else {
            throw ModelError(
                .busy, "\(name) is not asked: the model is being loaded.", underlying: ModelWasNotAsked())
        }
        guard breaker.admit() == .admitted else {
            throw ModelError(
                .unavailable, "\(name) has failed several times in a row and is asked again in a moment.",
                underlying: ModelWasNotAsked())
        }
    }

    /// There was no place; the model was not asked.
    func hadNoPlace() -> ModelError {
        breaker.learnedNothing()
        return ModelError(
            .busy, "\(name) is not asked: it has as many questions as it may have at one time.",
            underlying: ModelWasNotAsked())
    }

    func succeeded() {
        told.forget()
        guard breaker.succeeded() else { return }
        isOut(false)
        logger?.notice("The model answers again", metadata: ["model": "\(name)"])
    }

    /// - Parameters:
    ///   - error: Why it failed.
    ///   - hadBegun: A part of the answer had come.
    func failed(_ error: ModelError, hadBegun: Bool) {
        // A model that had written nothing when the customer left may be loading, which ended then.
        if error.code == .cancelled, !hadBegun { preloader?.modelIsInDoubt() }
        // A customer who leaves, or whose question is too much for the model, shuts nobody else out.
        guard error.code != .cancelled, error.code != .tooLarge, !error.isWithoutAsking else {
            return breaker.learnedNothing()
        }
        if told.isNews(error.code) {
            logger?.warning(
                "The model has failed and is done without",
                metadata: ["model": "\(name)", "code": "\(error.code)", "reason": "\(error.message)"])
        }
        preloader?.modelIsInDoubt()
        guard breaker.failed() else { return }
        isOut(true)
        logger?.error(
            "The model has failed several times in a row and is left alone for a moment",
            metadata: ["model": "\(name)", "code": "\(error.code)", "reason": "\(error.message)"])
    }
}

/// The kind of failure that was told last: a model that fails for an hour in one way fills no log.
private final class LastFailure: Sendable {
    private let code = Mutex<ModelError.Code?>(nil)

    /// Whether it is another than the last.
    func isNews(_ new: ModelError.Code) -> Bool {
        code.withLock { code in
            defer { code = new }
            return code != new
        }
    }

    /// All is well again.
    func forget() { code.withLock { $0 = nil } }
}
