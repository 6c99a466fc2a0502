/// When an attempt is admitted and when a failure locks, over whatever records are kept.
struct AttemptRules: Sendable {
    let limits: AttemptLimits

    /// Attempts that are under way, and count as failures until they are settled.
    struct UnderWay {
        var pair = 0
        var number = 0
        var client = 0
    }

    enum Verdict: Equatable {
        case admitted
        /// Refused by failures alone.
        case refused
        /// Refused as long as the attempts under way may all fail.
        case waits
    }

    func verdict(
        on failure: AttemptFailure, isFullNumber: Bool, underWay: UnderWay, records: some AttemptRecords
    ) throws -> Verdict {
        let now = records.now
        let pair = AttemptTarget.pair(failure.pair, number: failure.number)
        let number = AttemptTarget.number(failure.number)
        for target in [pair, number] {
            if let lock = try records.lock(of: target), lock.until > now { return .refused }
        }
        let isUnderAttack =
            try records.failures(after: now - Self.minute) >= limits.overallPerMinute
        if isUnderAttack, !isFullNumber { return .refused }
        // Another address of the same site is no new guesser for the same order.
        let own = try records.failures(of: pair, after: now - limits.window.inMilliseconds).values.reduce(0, +)
        let ofSite = try failuresBySite(of: number, records)[failure.site] ?? 0
        if ofSite - own >= limits.perPair { return .refused }
        let counts: [(failed: Int, underWay: Int, most: Int)] = [
            (try failures(of: pair, records), underWay.pair, limits.perPair),
            (try failures(of: number, records), underWay.number, limits.perNumber),
            (
                try failures(of: .client(failure.client), records), underWay.client,
                isUnderAttack ? min(limits.perClient, limits.perClientUnderAttack) : limits.perClient
            ),
        ]
        if counts.contains(where: { $0.failed >= $0.most }) { return .refused }
        return counts.contains { $0.failed + $0.underWay >= $0.most } ? .waits : .admitted
    }

    /// Counts a failure and locks what has failed too often.
    func record(_ failure: AttemptFailure, in records: inout some AttemptRecords) throws {
        let now = records.now
        if let fingerprint = failure.fingerprint, try records.hasFailed(fingerprint, after: now - Self.repetition) {
            return
        }
        for _ in 0..<max(1, failure.guesses) { try records.add(failure) }
        let pair = AttemptTarget.pair(failure.pair, number: failure.number)
        if try failures(of: pair, records) >= limits.perPair {
            let strikes = try records.lock(of: pair)?.strikes ?? 0
            // The shift is bounded: after sixteen doublings every lock is the longest.
            let length = min(
                limits.pairWindow.inMilliseconds << min(strikes, 16), limits.longestPairLock.inMilliseconds)
            try records.set(AttemptLock(since: now, until: now + length, strikes: strikes + 1), of: pair)
        }
        let number = AttemptTarget.number(failure.number)
        if try failures(of: number, records) >= limits.perNumber {
            let until = now + limits.window.inMilliseconds
            try records.set(AttemptLock(since: now, until: until, strikes: 1), of: number)
        }
        try records.forget(
            failuresBefore: now - limits.failuresCountFor.inMilliseconds,
            locksEndedBefore: now - limits.locksCountAfterTheirEndFor.inMilliseconds, capacity: limits.capacity)
    }

    private func failures(of target: AttemptTarget, _ records: some AttemptRecords) throws -> Int {
        switch target {
        case .pair:
            let lockedAt = try records.lock(of: target)?.since ?? .min
            let since = max(records.now - limits.pairWindow.inMilliseconds, lockedAt)
            return try records.failures(of: target, after: since).values.reduce(0, +)
        case .number:
            // One site that tries from many addresses locks nobody else out.
            return try failuresBySite(of: target, records).values.reduce(0) { $0 + min($1, limits.perPair) }
        case .client:
            let since = records.now - limits.window.inMilliseconds
            return try records.failures(of: target, after: since).values.reduce(0, +)
        }
    }

    private func failuresBySite(of number: AttemptTarget, _ records: some AttemptRecords) throws -> [String: Int] {
        let lockedAt = try records.lock(of: number)?.since ?? .min
        return try records.failures(of: number, after: max(records.now - limits.window.inMilliseconds, lockedAt))
    }

    private static let minute: Int64 = 60_000
    /// A message sent again within two minutes is the same one.
    private static let repetition: Int64 = 120_000
}

extension Duration {
    var inMilliseconds: Int64 { components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000 }
}
