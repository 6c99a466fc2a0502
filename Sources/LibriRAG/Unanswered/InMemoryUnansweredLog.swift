import Synchronization

/// Unanswered questions in memory, for tests and small trials.
public final class InMemoryUnansweredLog: UnansweredLog {
    private struct Key: Hashable {
        var question: UnansweredQuestion
        var day: LocalDate
    }

    private let analyzers: Analyzers
    private let capacity: Int
    private let today: @Sendable () -> LocalDate
    private let counts = Mutex<[Key: Int]>([:])

    /// Creates an empty log.
    ///
    /// - Parameters:
    ///   - analyzers: Make the stems that questions are grouped by.
    ///   - capacity: The most wordings that are kept; the rarest goes first, of equals the oldest.
    ///   - today: The shop's calendar.
    public init(analyzers: Analyzers, capacity: Int = 1_000, today: @escaping @Sendable () -> LocalDate) {
        self.analyzers = analyzers
        self.capacity = capacity
        self.today = today
    }

    /// Counts a question.
    public func record(question: String, language: Language) {
        guard let question = UnansweredQuestion(question, language: language, analyzers: analyzers) else { return }
        let key = Key(question: question, day: today())
        counts.withLock { counts in
            if counts[key] == nil, counts.count >= capacity,
                let rarest = counts.min(by: { ($0.value, $0.key.day) < ($1.value, $1.key.day) })
            {
                counts[rarest.key] = nil
            }
            counts[key, default: 0] += 1
        }
    }

    /// What was asked, the most frequent first.
    ///
    /// - Parameter since: Only what was asked from this day on.
    public func topics(since: LocalDate? = nil) -> [UnansweredTopic] {
        let tallies = counts.withLock { counts in
            counts.filter { entry in since.map { entry.key.day >= $0 } ?? true }.map {
                UnansweredTally(question: $0.key.question, day: $0.key.day, count: $0.value)
            }
        }
        return UnansweredTopic.topics(of: tallies)
    }
}
