import Synchronization

/// Keeps failures in memory, lost at a restart: for tests and for programs of one process.
public struct InMemoryAttemptLimiter: AttemptLimiter {
    private let limiter: LedgerAttemptLimiter<InMemoryAttemptLedger>

    /// Creates a limiter.
    ///
    /// - Parameters:
    ///   - limits: The figures; the capacity is bounded to 100,000.
    ///   - uptime: A clock that is never set back, such as the time since the process began.
    public init(limits: AttemptLimits = AttemptLimits(), uptime: (@Sendable () -> Duration)? = nil) {
        var limits = limits
        limits.capacity = min(limits.capacity, 100_000)
        let clock = uptime.map { uptime in { @Sendable in uptime().inMilliseconds } } ?? LedgerClock.system.uptime
        limiter = LedgerAttemptLimiter(
            ledger: InMemoryAttemptLedger(uptime: clock), limits: limits, keys: AttemptKeys { $0 })
    }

    /// Whether the attempt is within the limits.
    public func admits(_ attempt: LookupAttempt) async -> Bool { (try? await limiter.admits(attempt)) ?? false }

    /// Counts a failure.
    public func settle(_ attempt: LookupAttempt, isFailure: Bool) async {
        try? await limiter.settle(attempt, isFailure: isFailure)
    }
}

/// A ledger in memory.
final class InMemoryAttemptLedger: AttemptLedger {
    private let records: Mutex<InMemoryAttemptRecords>
    private let uptime: @Sendable () -> Int64

    init(uptime: @escaping @Sendable () -> Int64) {
        self.uptime = uptime
        records = Mutex(InMemoryAttemptRecords())
    }

    func transaction<Result: Sendable>(_ work: (inout InMemoryAttemptRecords) throws -> Result) throws -> Result {
        try records.withLock { records in
            records.now = max(records.now, uptime())
            return try work(&records)
        }
    }

    func write(_ work: @escaping @Sendable (inout InMemoryAttemptRecords) throws -> Void) async throws {
        try transaction(work)
    }

    func reading<Result: Sendable>(
        of failure: AttemptFailure, _ work: (InMemoryAttemptRecords) throws -> Result
    ) throws -> Result {
        try transaction { try work($0) }
    }
}
