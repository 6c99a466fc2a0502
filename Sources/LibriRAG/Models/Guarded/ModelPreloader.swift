public import Logging
import Synchronization

/// Has a model loaded in the background, and again when there is doubt that it still is.
///
/// A server that loads a model gives up when whoever asked for it goes away, so a customer's few seconds would never see it
/// loaded. This has time; customers are refused until it is done, and none of them can end it.
public actor ModelPreloader {
    private let model: any PreloadableModel
    private let logger: Logger?
    private let deadline: Duration
    private let patience: Duration
    private let pause: @Sendable (Duration) async -> Void
    private let ready = Mutex(false)
    private let failed = Mutex(false)
    private let doubts: AsyncStream<Void>
    private let doubt: AsyncStream<Void>.Continuation
    private var isRunning = false
    private var loggedFailure: ModelError.Code?
    /// Counts the attempts, so that a late alarm is not taken for one of the present attempt.
    private var attempt = 0
    private var isLoading = false

    /// Creates a preloader; ``run()`` has it work.
    ///
    /// - Parameters:
    ///   - model: The model.
    ///   - deadline: How long one attempt may take.
    ///   - logger: Is told of failures, each kind once until another comes, and of success.
    public init(_ model: some PreloadableModel, deadline: Duration = .seconds(600), logger: Logger? = nil) {
        self.init(model, deadline: deadline, logger: logger, patience: .seconds(2)) { try? await Task.sleep(for: $0) }
    }

    /// - Parameters:
    ///   - patience: A model in doubt that takes longer to answer is not ready.
    ///   - pause: Waits.
    init(
        _ model: some PreloadableModel, deadline: Duration, logger: Logger?, patience: Duration,
        pause: @escaping @Sendable (Duration) async -> Void
    ) {
        self.model = model
        self.deadline = deadline
        self.logger = logger
        self.patience = patience
        self.pause = pause
        (doubts, doubt) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// The model is loaded as far as is known.
    public nonisolated var isReady: Bool { ready.withLock { $0 } }

    /// An attempt has failed; another follows.
    public nonisolated var hasFailed: Bool { failed.withLock { $0 } }

    /// Has the model loaded, however often it must try, and then whenever there is doubt; it returns when its task is cancelled.
    ///
    /// It runs once: a second call returns at once.
    public func run() async {
        guard !isRunning else { return }
        isRunning = true
        await load()
        for await _ in doubts where !Task.isCancelled { await load() }
    }

    /// The model has failed, and may no longer be loaded: its server may have been started again.
    nonisolated func modelIsInDoubt() { doubt.yield() }

    private func load() async {
        var wait = Self.shortestPause
        while !Task.isCancelled {
            guard let failure = await failureToLoad() else { return }
            guard !Task.isCancelled else { return }
            failed.withLock { $0 = true }
            tell(failure)
            await pause(wait)
            wait = min(wait * 2, Self.longestPause)
        }
    }

    /// Tries once.
    private func failureToLoad() async -> ModelError? {
        let start = ContinuousClock.now
        attempt += 1
        isLoading = true
        let alarm = Task { [attempt, patience] in
            guard (try? await Task.sleep(for: patience)) != nil else { return }
            isLate(attempt)
        }
        defer {
            alarm.cancel()
            isLoading = false
        }
        do throws(ModelError) {
            try await model.preload(within: deadline)
        } catch {
            ready.withLock { $0 = false }
            return error
        }
        let wasReady = ready.withLock { ready in
            defer { ready = true }
            return ready
        }
        loggedFailure = nil
        if !wasReady {
            logger?.notice(
                "The model is loaded", metadata: ["model": "\(model.name)", "time": "\(ContinuousClock.now - start)"])
        }
        return nil
    }

    private func isLate(_ attempt: Int) {
        if isLoading, attempt == self.attempt { ready.withLock { $0 = false } }
    }

    private func tell(_ failure: ModelError) {
        guard failure.code != loggedFailure else { return }
        loggedFailure = failure.code
        logger?.error(
            "The model could not be loaded; it is tried again until it can",
            metadata: ["model": "\(model.name)", "code": "\(failure.code)", "reason": "\(failure.message)"])
    }

    private static let shortestPause: Duration = .seconds(2)
    private static let longestPause: Duration = .seconds(60)
}
