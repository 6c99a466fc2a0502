/// The wordings of one topic with their counts.
struct UnansweredGroup {
    struct Key: Hashable {
        var language: Language
        var stems: [String]
    }

    let key: Key
    private(set) var count = 0
    private(set) var lastDay: LocalDate
    private var wordings: [String: Int] = [:]

    init(key: Key, lastDay: LocalDate) {
        self.key = key
        self.lastDay = lastDay
    }

    mutating func add(_ tally: UnansweredTally) {
        count += tally.count
        lastDay = max(lastDay, tally.day)
        wordings[tally.question.text, default: 0] += tally.count
    }

    private mutating func add(_ other: UnansweredGroup) {
        count += other.count
        lastDay = max(lastDay, other.lastDay)
        wordings.merge(other.wordings, uniquingKeysWith: +)
    }

    /// The most frequent wording; of equals the shortest, which is mostly the plainest.
    var topic: UnansweredTopic {
        let best = wordings.min { ($1.value, $0.key.count, $0.key) < ($0.value, $1.key.count, $1.key) }
        return UnansweredTopic(question: best?.key ?? "", language: key.language, count: count, lastDay: lastDay)
    }

    /// The groups, each added to the most frequent one before it that has nearly the same stems (Jaccard index at least 0.7).
    ///
    /// Two sets as near as that share one of the rarest stems of each, so that few pairs need be compared. Source:
    /// Chaudhuri, Ganti, Kaushik, "A Primitive Operator for Similarity Joins in Data Cleaning" (ICDE 2006).
    static func merged(_ groups: [UnansweredGroup]) -> [UnansweredGroup] {
        let frequencies = groups.reduce(into: [String: Int]()) { frequencies, group in
            for stem in group.key.stems { frequencies[stem, default: 0] += 1 }
        }
        let inOrder = groups.sorted { left, right in
            left.count != right.count ? left.count > right.count : left.key.isBefore(right.key)
        }
        var leaders: [UnansweredGroup] = []
        var leadersOfStem: [Key: [Int]] = [:]
        for group in inOrder {
            let stems = group.key.stems.sorted { (frequencies[$0] ?? 0, $0) < (frequencies[$1] ?? 0, $1) }
            let telling = stems.prefix(stems.count - (7 * stems.count + 9) / 10 + 1).map {
                Key(language: group.key.language, stems: [$0])
            }
            let candidates = Set(telling.flatMap { leadersOfStem[$0] ?? [] })
            if let leader = candidates.sorted().first(where: { leaders[$0].key.isNear(group.key) }) {
                leaders[leader].add(group)
            } else {
                for stem in telling { leadersOfStem[stem, default: []].append(leaders.count) }
                leaders.append(group)
            }
        }
        return leaders
    }
}

extension UnansweredGroup.Key {
    fileprivate func isNear(_ other: Self) -> Bool {
        let shared = Set(stems).intersection(other.stems).count
        return 10 * shared >= 7 * (stems.count + other.stems.count - shared)
    }

    fileprivate func isBefore(_ other: Self) -> Bool {
        (language.rawValue, stems.joined(separator: " ")) < (
            other.language.rawValue, other.stems.joined(separator: " ")
        )
    }
}
