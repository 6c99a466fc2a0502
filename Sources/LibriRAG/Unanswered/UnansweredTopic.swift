/// What was asked and not answered, in whatever words.
public struct UnansweredTopic: Sendable, Equatable, Encodable {
    /// The wording that was used most.
    public var question: String
    /// Its language.
    public var language: Language
    /// How often it was asked.
    public var count: Int
    /// The day on which it was asked last.
    public var lastDay: LocalDate

    /// Creates a topic.
    public init(question: String, language: Language, count: Int, lastDay: LocalDate) {
        self.question = question
        self.language = language
        self.count = count
        self.lastDay = lastDay
    }

    /// The topics of some tallies, the most frequent first, of equals the latest.
    static func topics(of tallies: [UnansweredTally]) -> [UnansweredTopic] {
        var groups: [UnansweredGroup.Key: UnansweredGroup] = [:]
        for tally in tallies {
            let key = UnansweredGroup.Key(language: tally.question.language, stems: tally.question.stems)
            groups[key, default: UnansweredGroup(key: key, lastDay: tally.day)].add(tally)
        }
        return UnansweredGroup.merged(Array(groups.values)).map(\.topic).sorted {
            ($1.count, $1.lastDay, $0.question) < ($0.count, $0.lastDay, $1.question)
        }
    }
}
