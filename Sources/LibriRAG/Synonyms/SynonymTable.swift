/// The synonyms of one language in the form that questions are searched in.
struct SynonymTable: Sendable {
    /// A thing that a question names and that has other names.
    struct Match: Sendable, Equatable {
        /// The stems of each word or phrase by which the question names it.
        var asked: [[String]]
        /// The stems of each other name, several for a phrase.
        var others: [[String]]
    }

    private struct Phrase {
        let stems: [String]
        let group: Int
    }

    /// The phrases that begin with a stem.
    private var phrases: [String: [Phrase]] = [:]
    private let groups: [[[String]]]

    init(_ groups: [[String]], analyzer: any TextAnalyzer) {
        self.groups = groups.map { group in
            var seen: Set<[String]> = [[]]
            return group.map { analyzer.analyse($0).stems }.filter { seen.insert($0).inserted }
        }
        for (number, group) in self.groups.enumerated() {
            for stems in group { phrases[stems[0], default: []].append(Phrase(stems: stems, group: number)) }
        }
    }

    /// What of a question has synonyms.
    ///
    /// - Parameter stems: The question's stems, in order.
    func matches(in stems: [String]) -> [Match] {
        var asked: [Int: [[String]]] = [:]
        for position in stems.indices {
            for phrase in phrases[stems[position]] ?? [] where stems[position...].starts(with: phrase.stems) {
                asked[phrase.group, default: []].append(phrase.stems)
            }
        }
        return asked.sorted { $0.key < $1.key }.map { group, asked in
            Match(asked: asked, others: groups[group].filter { !asked.contains($0) })
        }
    }
}
