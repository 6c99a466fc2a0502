import LibriCore

/// An immutable index over the documents of one language.
///
/// Documents are ranked as wholes, by three fields whose scores are summed: the stems of title and text, the title
/// alone where titles tell documents apart, and four-character pieces for what is misspelt. The passage to quote is
/// chosen inside each document afterwards. `docs/retrieval.md` has the measurements behind the weights.
public struct LexicalIndex: Sendable {
    /// A document's best passage for a query.
    public struct Hit: Sendable {
        /// The passage.
        public let passage: Passage
        /// The document's score; only comparable within one query.
        public let score: Double
        /// The share of the query's weight that the passage and its title hold, 0 to 1.
        public let coverage: Double
    }

    private struct Entry: Sendable {
        let titleTerms: Set<String>
        /// The positions of the document's passages, in order.
        let passages: Range<Int>
    }

    private let entries: [Entry]
    private let passages: [Passage]
    private let terms: FieldIndex
    private let titles: FieldIndex
    private let grams: FieldIndex
    private let passageTerms: FieldIndex
    private let titleWeight: Double

    /// Whether a document's text or title has a term.
    func contains(_ term: String) -> Bool { terms.contains(term) || titles.contains(term) }

    private static let gramWeight = 0.25
    /// A longer question is cut: a flood of words must not cost time.
    private static let mostTerms = 64

    /// Builds an index.
    ///
    /// - Parameter analysed: The passages; those of one document stand together, in order.
    public init(_ analysed: [AnalysedPassage]) {
        passages = analysed.map(\.passage)
        passageTerms = FieldIndex(analysed.map(\.text.terms))
        var entries: [Entry] = []
        var wholes: [AnalysedText] = []
        var titles: [[String]] = []
        var start = 0
        while start < analysed.count {
            let document = analysed[start].passage.document
            let end = analysed[start...].firstIndex { $0.passage.document != document } ?? analysed.count
            let title = analysed[start].title
            entries.append(Entry(titleTerms: Set(title.terms), passages: start..<end))
            wholes.append(analysed[start..<end].reduce(title) { $0 + $1.text })
            titles.append(title.terms)
            start = end
        }
        self.entries = entries
        terms = FieldIndex(wholes.map(\.terms))
        grams = FieldIndex(wholes.map { CharacterGrams.grams(of: $0.words) })
        self.titles = FieldIndex(titles)
        // Titles tell documents apart only where they differ: with one title for many documents they add noise.
        titleWeight = Double(Set(titles).count) / Double(max(1, titles.count))
    }

    /// The number of passages.
    public var count: Int { passages.count }

    /// The best passage of each document that has something of the query, best document first.
    ///
    /// - Parameters:
    ///   - query: The analysed question.
    ///   - hidden: How many words were taken out of the question; no passage holds them.
    ///   - limit: The most documents to return.
    public func search(_ query: AnalysedText, hidden: Int = 0, limit: Int) -> [Hit] {
        guard !entries.isEmpty, limit > 0 else { return [] }
        let asked = distinct(query.terms)
        var scores = [Float](repeating: 0, count: entries.count)
        terms.add(asked, to: &scores)
        titles.add(asked, times: titleWeight, to: &scores)
        grams.add(
            distinct(CharacterGrams.grams(of: Array(query.words.prefix(Self.mostTerms)))), times: Self.gramWeight,
            to: &scores)
        let ranked = scores.indices.filter { scores[$0] > 0 }
            .sorted { (scores[$1], $0) < (scores[$0], $1) }.prefix(limit)
        return ranked.map { index in
            let passage = passage(of: entries[index], for: asked)
            return Hit(
                passage: passages[passage], score: Double(scores[index]),
                coverage: coverage(of: asked, hidden: hidden, passage: passage, title: entries[index].titleTerms)
            )
        }
    }

    /// A word said twice is not twice as important.
    private func distinct(_ terms: [String]) -> [String] {
        var seen: Set<String> = []
        return terms.filter { seen.insert($0).inserted }
    }

    /// The passage of a document that answers best.
    ///
    /// The words of the title say which document is meant; only the others say which passage of it. When there are no
    /// others, the beginning of the document answers its title.
    private func passage(of entry: Entry, for asked: [String]) -> Int {
        let telling = asked.filter { !entry.titleTerms.contains($0) }
        var best = (position: entry.passages.lowerBound, score: Float(0))
        var scores = [Int: Float]()
        for term in telling {
            for (position, score) in passageTerms.scores(of: term, in: entry.passages) {
                scores[position, default: 0] += score
            }
        }
        for position in entry.passages {
            // The lead sums the document up; another passage must have clearly more to say.
            let score = (scores[position] ?? 0) * (position == entry.passages.lowerBound ? Self.leadFactor : 1)
            if score > best.score { best = (position, score) }
        }
        return best.position
    }

    private static let leadFactor: Float = 1.5

    /// The share of the terms' weight that a passage holds in its text or title.
    private func coverage(of asked: [String], hidden: Int, passage: Int, title: Set<String>) -> Double {
        var held = 0.0
        var total = Double(min(hidden, Self.mostTerms)) * terms.inverseFrequency(of: Redaction.mark)
        // A figure in a question is the customer's own: documents that answer need not repeat it.
        for term in asked.prefix(Self.mostTerms) where !term.allSatisfy(\.isNumber) {
            let weight = terms.inverseFrequency(of: term)
            total += weight
            if title.contains(term) || !passageTerms.scores(of: term, in: passage..<passage + 1).isEmpty {
                held += weight
            }
        }
        return total > 0 ? held / total : 0
    }
}
