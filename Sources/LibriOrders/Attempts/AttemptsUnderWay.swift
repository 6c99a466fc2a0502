import Synchronization

/// The attempts of this process that are admitted and not yet settled.
final class AttemptsUnderWay: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    /// Judges an attempt by those under way and, if it is admitted, adds it: in one step, so that two at once do not both take the last
    /// place.
    func admit(
        _ failure: AttemptFailure, judge: (AttemptRules.UnderWay) throws -> AttemptRules.Verdict
    ) rethrows -> AttemptRules.Verdict {
        try counts.withLock { counts in
            let underWay = AttemptRules.UnderWay(
                pair: counts[failure.pair] ?? 0, number: counts[failure.number] ?? 0,
                client: counts[failure.client] ?? 0)
            let verdict = try judge(underWay)
            if verdict == .admitted {
                for key in [failure.pair, failure.number, failure.client] { counts[key, default: 0] += failure.guesses }
            }
            return verdict
        }
    }

    func end(_ failure: AttemptFailure) {
        counts.withLock { counts in
            for key in [failure.pair, failure.number, failure.client] {
                let left = (counts[key] ?? 0) - failure.guesses
                counts[key] = left > 0 ? left : nil
            }
        }
    }
}
