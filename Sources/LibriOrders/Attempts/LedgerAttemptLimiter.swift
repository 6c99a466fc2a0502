/// The rules over a ledger: what every limiter of this library is made of.
struct LedgerAttemptLimiter<Ledger: AttemptLedger>: Sendable {
    let ledger: Ledger
    let rules: AttemptRules
    let keys: AttemptKeys
    private let underWay = AttemptsUnderWay()

    init(ledger: Ledger, limits: AttemptLimits, keys: AttemptKeys) {
        self.ledger = ledger
        rules = AttemptRules(limits: limits)
        self.keys = keys
    }

    func admits(_ attempt: LookupAttempt) async throws -> Bool {
        let failure = keys.failure(of: attempt)
        let deadline = ContinuousClock.now + Self.patience
        while true {
            let verdict = try underWay.admit(failure) { underWay in
                try ledger.reading(of: failure) { records in
                    try rules.verdict(
                        on: failure, isFullNumber: attempt.reference.isFull, underWay: underWay, records: records)
                }
            }
            // Customers of one network who ask at once wait for each other instead of being refused.
            guard verdict == .waits, ContinuousClock.now < deadline, !Task.isCancelled else {
                return verdict == .admitted
            }
            try? await Task.sleep(for: Self.pause)
        }
    }

    func settle(_ attempt: LookupAttempt, isFailure: Bool) async throws {
        let failure = keys.failure(of: attempt)
        // Counted before it is no longer under way, so that it is never neither.
        defer { underWay.end(failure) }
        if isFailure { try await ledger.write { [rules] records in try rules.record(failure, in: &records) } }
    }

    func unlock(_ reference: OrderReference) throws -> Bool {
        try ledger.transaction { try $0.unlock(number: keys.number(reference.firstBlock)) }
    }
}

extension LedgerAttemptLimiter {
    /// How long an attempt waits for others under way.
    private static var patience: Duration { .seconds(5) }
    /// How long it waits before it looks again.
    private static var pause: Duration { .milliseconds(5) }
}
