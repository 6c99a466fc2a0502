/// An immutable index over the passages of one language.
public struct LexicalIndex: Sendable {
    /// A passage with its score for a query.
    public struct Hit: Sendable {
        /// The passage.
        public let passage: Passage
        /// The score; only comparable within one query.
        public let score: Double
        /// The share of the query's weight that the passage holds, 0 to 1.
        public let coverage: Double
    }

    private let passages: [Passage]
    private let text: FieldIndex
    private let title: FieldIndex
    private let titleWeight: Double

    /// Builds an index.
    public init(_ analysed: [AnalysedPassage]) {
        passages = analysed.map(\.passage)
        text = FieldIndex(analysed.map(\.textTerms))
        title = FieldIndex(analysed.map(\.titleTerms))
        titleWeight = Self.titleWeight(of: analysed.map(\.passage))
    }

    /// Titles tell passages apart only where they differ: with one title for many documents they add noise.
    private static func titleWeight(of passages: [Passage]) -> Double {
        let titles = Dictionary(grouping: passages, by: \.document).values.compactMap { $0.first?.title.folded() }
        guard !titles.isEmpty else { return 0 }
        return Double(Set(titles).count) / Double(titles.count)
    }

    /// The number of passages.
    public var count: Int { passages.count }

    /// The best passage of each document that holds a term of the query, best first.
    ///
    /// - Parameters:
    ///   - terms: The query's terms, in order.
    ///   - limit: The most documents to return.
    public func search(_ terms: [String], limit: Int) -> [Hit] {
        guard !passages.isEmpty, limit > 0 else { return [] }
        // A word said twice is not twice as important; a flood of words is cut.
        var seen: Set<String> = []
        let distinct = terms.filter { seen.insert($0).inserted }.prefix(Self.mostTerms)
        var scores = [Float](repeating: 0, count: passages.count)
        for term in distinct {
            text.add(term, times: 1, to: &scores)
            title.add(term, times: titleWeight, to: &scores)
        }
        var best: [String: Int] = [:]
        for index in scores.indices where scores[index] > 0 {
            let document = passages[index].document
            if let other = best[document], scores[other] >= scores[index] { continue }
            best[document] = index
        }
        let ranked = best.values.sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(limit)
        let coverage = coverage(of: Array(distinct), in: Array(ranked))
        return zip(ranked, coverage).map { Hit(passage: passages[$0], score: Double(scores[$0]), coverage: $1) }
    }

    /// The share of the terms' weight that each passage holds in text or title.
    private func coverage(of terms: [String], in ranked: [Int]) -> [Double] {
        var held = [Double](repeating: 0, count: ranked.count)
        var total = 0.0
        for term in terms {
            let weight = min(text.inverseFrequency(of: term), title.inverseFrequency(of: term))
            total += weight
            var holders: Set<Int> = []
            text.forEachPassage(with: term) { holders.insert($0) }
            title.forEachPassage(with: term) { holders.insert($0) }
            for (position, index) in ranked.enumerated() where holders.contains(index) { held[position] += weight }
        }
        return held.map { total > 0 ? $0 / total : 0 }
    }

    private static let mostTerms = 64
}
