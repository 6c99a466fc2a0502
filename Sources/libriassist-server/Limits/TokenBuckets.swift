import Synchronization

/// Counts what clients do: each has a bucket of tokens that refills evenly and of which each request takes one.
///
/// Memory is bounded: buckets that were not used for longest are forgotten, and with them what they had spent. A client would
/// need as many addresses as there are buckets to profit.
final class TokenBuckets<Key: Hashable & Sendable>: Sendable {
    /// Whether a token was there.
    struct Decision: Sendable, Equatable {
        let isAllowed: Bool
        /// The size of the bucket.
        let limit: Int
        /// The whole tokens left.
        let remaining: Int
        /// The time until the bucket is full again.
        let untilFull: Duration
        /// The time until there is a token; zero when there was one.
        let retryAfter: Duration
    }

    private struct Bucket {
        var tokens: Double
        var filledAt: ContinuousClock.Instant
    }

    /// Buckets used recently and those used before; the older ones are dropped as a whole when the recent ones are many.
    private struct State {
        var recent: [Key: Bucket] = [:]
        var older: [Key: Bucket] = [:]
    }

    private let perSecond: Double
    private let size: Double
    private let capacity: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - perMinute: How many tokens come back in a minute.
    ///   - burst: The size of a bucket.
    ///   - capacity: The most buckets to remember.
    init(perMinute: Int, burst: Int, capacity: Int = 100_000) {
        perSecond = Double(perMinute) / 60
        size = Double(burst)
        self.capacity = max(2, capacity)
    }

    /// The number of buckets that are remembered.
    var count: Int { state.withLock { $0.recent.count + $0.older.count } }

    /// Takes a token if there is one.
    func take(_ key: Key, at now: ContinuousClock.Instant = .now) -> Decision {
        state.withLock { state in
            var bucket = state.recent[key] ?? state.older[key] ?? Bucket(tokens: size, filledAt: now)
            let elapsed = max(0, (now - bucket.filledAt) / .seconds(1))
            bucket.tokens = min(size, bucket.tokens + elapsed * perSecond)
            bucket.filledAt = max(bucket.filledAt, now)
            let isAllowed = bucket.tokens >= 1
            if isAllowed { bucket.tokens -= 1 }
            if state.recent[key] == nil, state.recent.count >= capacity / 2 {
                state.older = state.recent
                state.recent = [:]
            }
            state.recent[key] = bucket
            return Decision(
                isAllowed: isAllowed, limit: Int(size), remaining: Int(bucket.tokens),
                untilFull: .seconds((size - bucket.tokens) / perSecond),
                retryAfter: isAllowed ? .zero : .seconds((1 - bucket.tokens) / perSecond))
        }
    }
}
