import Synchronization

/// Keeps callers from waiting for a neighbour that has failed several times in a row: for a while it is not asked at all, and then by
/// one caller alone, whose success lets the others in again.
package final class CircuitBreaker: Sendable {
    /// Whether a caller may ask.
    package enum Admission { case admitted, refused }

    private struct State {
        var failures = 0
        var closedAgainAt: ContinuousClock.Instant?
        /// One caller is trying whether the neighbour is back.
        var isTrying = false
    }

    private let threshold: Int
    private let pause: Duration
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    /// - Parameters:
    ///   - threshold: The failures in a row after which nobody asks.
    ///   - pause: How long nobody asks.
    ///   - now: The clock.
    package init(
        threshold: Int = 5, pause: Duration = .seconds(3),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.threshold = threshold
        self.pause = pause
        self.now = now
    }

    /// The neighbour is taken to be gone.
    package var isOpen: Bool { state.withLock { $0.closedAgainAt != nil } }

    package func admit() -> Admission {
        state.withLock { state in
            guard let again = state.closedAgainAt else { return .admitted }
            guard now() >= again, !state.isTrying else { return .refused }
            state.isTrying = true
            return .admitted
        }
    }

    /// - Returns: Whether the neighbour was gone before.
    @discardableResult package func succeeded() -> Bool {
        state.withLock { state in
            defer { state = State() }
            return state.closedAgainAt != nil
        }
    }

    /// The answer told nothing of the neighbour: another caller may try it.
    package func learnedNothing() { state.withLock { $0.isTrying = false } }

    /// - Returns: Whether the neighbour is gone from now on.
    @discardableResult package func failed() -> Bool {
        state.withLock { state in
            state.failures += 1
            let wasOpen = state.closedAgainAt != nil
            guard state.failures >= threshold else { return false }
            state.isTrying = false
            state.closedAgainAt = now() + pause
            return !wasOpen
        }
    }
}
