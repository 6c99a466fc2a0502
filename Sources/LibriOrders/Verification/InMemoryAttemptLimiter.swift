import Synchronization

/// Locks a pair of order and client after some failures; kept in memory, lost at a restart.
public struct InMemoryAttemptLimiter: AttemptLimiter {
    /// The figures of the limiter.
    public struct Limits: Sendable {
        /// The failures that lock a pair of order and client.
        public var failures = 5
        /// How long a failure counts; a pair is locked while it has too many that count.
        public var window: Duration = .seconds(15 * 60)
        /// The most pairs kept; beyond it the oldest is forgotten.
        public var capacity = 10_000

        /// Creates the default figures.
        public init() {}
    }

    private struct Pair: Hashable {
        let firstBlock: String
        let client: ClientIdentity
    }

    private struct Failure {
        let at: Duration
        let attempt: LookupAttempt
    }

    private struct State {
        var failures: [Pair: [Failure]] = [:]
        var order: [Pair] = []
    }

    private final class Box: Sendable {
        let state = Mutex(State())
    }

    private let box = Box()
    private let limits: Limits
    private let uptime: @Sendable () -> Duration

    /// Creates a limiter.
    ///
    /// - Parameters:
    ///   - limits: The figures.
    ///   - uptime: A clock that is never set back, such as the time since the process began.
    public init(limits: Limits = Limits(), uptime: (@Sendable () -> Duration)? = nil) {
        self.limits = limits
        let start = ContinuousClock.now
        self.uptime = uptime ?? { start.duration(to: .now) }
    }

    /// Whether the pair of order and client has failures left.
    public func admits(_ attempt: LookupAttempt) async -> Bool {
        let now = uptime()
        return box.state.withLock { state in
            let recent = state.failures[pair(of: attempt)]?.count { now - $0.at < limits.window } ?? 0
            return recent < limits.failures
        }
    }

    /// Counts a failure for the pair of order and client.
    public func recordFailure(of attempt: LookupAttempt) async {
        let now = uptime()
        box.state.withLock { state in
            let pair = pair(of: attempt)
            if state.failures[pair] == nil {
                state.order.append(pair)
                if state.order.count > limits.capacity { state.failures[state.order.removeFirst()] = nil }
            }
            let recent = (state.failures[pair] ?? []).filter { now - $0.at < limits.window }
            // A message sent again is the same failure; the same identifier with another name is another guess.
            if attempt.messageID != nil, recent.contains(where: { $0.attempt == attempt }) { return }
            state.failures[pair] = recent.suffix(limits.failures) + [Failure(at: now, attempt: attempt)]
        }
    }

    /// A full number and its first block are one target, or a guesser would have two tries at each.
    private func pair(of attempt: LookupAttempt) -> Pair {
        Pair(firstBlock: attempt.reference.firstBlock, client: attempt.client)
    }
}
