import Synchronization

/// What has been said to the operator lately, so that one broken column does not fill the log.
final class RepeatedNotices: Sendable {
    private let last = Mutex<[String: ContinuousClock.Instant]>([:])

    /// Whether something is to be said again: it has not been said within the hour.
    func isDue(_ subject: String, at now: ContinuousClock.Instant = .now) -> Bool {
        last.withLock { last in
            if let moment = last[subject], moment.duration(to: now) < Self.pause { return false }
            if last.count >= Self.most { last = [:] }
            last[subject] = now
            return true
        }
    }

    private static let pause: Duration = .seconds(3_600)
    private static let most = 100
}
