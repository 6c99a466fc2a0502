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
        /// The stems of the title, in rising order.
        let title: [Int32]
        /// The positions of the document's passages, in order.
        let passages: Range<Int>
    }

    private let entries: [Entry]
    private let passages: [Passage]
    private let stemNumbers: [String: Int32]
    private let gramNumbers: [UInt64: Int32]
    private let stems: FieldIndex
    private let titles: FieldIndex
    private let grams: FieldIndex
    private let passageStems: TermFrequencies
    private let passageIndex: PassageScores
    private let titleWeight: Float
    private let groups: TitleGroups
    private let spelling: SpellingIndex
    private let stemOfWord: [Int32]

    private static let gramWeight: Float = 0.25
    /// What a word counts that a misspelt one may stand for.
    private static let spellingWeight: Float = 0.7
    /// A longer question is cut: a flood of words must not cost time.
    private static let mostTerms = 64

    /// Builds an index.
    ///
    /// - Parameters:
    ///   - analysed: The passages of one language; those of one document stand together, in order.
    ///   - dictionary: The words of that language.
    public init(_ analysed: [AnalysedPassage], dictionary: TermDictionary) {
        let vocabulary = GramVocabulary(dictionary)
        var builder = LexicalIndexBuilder(dictionary: dictionary, grams: vocabulary)
        var entries: [Entry] = []
        var start = 0
        while start < analysed.count {
            let document = analysed[start].passage.document
            let end = analysed[start...].firstIndex { $0.passage.document != document } ?? analysed.count
            let title = builder.addDocument(analysed[start..<end])
            entries.append(Entry(title: title, passages: start..<end))
            start = end
        }
        builder.finish()
        self.entries = entries
        passages = analysed.map(\.passage)
        stemNumbers = Dictionary(
            dictionary.stems.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        gramNumbers = vocabulary.numbers
        stems = FieldIndex(termCount: dictionary.stems.count, builder.stems)
        titles = FieldIndex(termCount: dictionary.stems.count, builder.titles)
        grams = FieldIndex(termCount: vocabulary.numbers.count, builder.grams)
        passageStems = builder.passages
        passageIndex = PassageScores(builder.passages, termCount: dictionary.stems.count)
        // Titles tell documents apart only where they differ: with one title for many documents they add noise.
        groups = TitleGroups(entries.map(\.title))
        titleWeight = Float(groups.count) / Float(max(1, entries.count))
        spelling = SpellingIndex(dictionary, vocabulary)
        stemOfWord = dictionary.stemOfWord
    }

    /// The number of passages.
    public var count: Int { passages.count }

    /// Whether a document's text or title has a stem.
    func contains(_ stem: String) -> Bool { stemNumbers[stem].map(stems.contains) ?? false }

    /// The best passage of each document that has something of the query, best document first.
    ///
    /// - Parameters:
    ///   - query: The analysed question.
    ///   - hidden: How many words were taken out of the question; no passage holds them.
    ///   - limit: The most documents to return.
    public func search(_ query: AnalysedText, hidden: Int = 0, limit: Int) -> [Hit] {
        guard !entries.isEmpty, limit > 0 else { return [] }
        let asked = Array(query.terms.prefix(Self.mostTerms))
        // A word said twice is not twice as important.
        let distinct = Set(asked.map(\.stem)).map { QueryStem(text: $0, number: stemNumbers[$0]) }
        var scores = [Float](repeating: 0, count: entries.count)
        for number in distinct.compactMap(\.number) {
            stems.add(number, to: &scores)
            titles.add(number, times: titleWeight, to: &scores)
        }
        for number in Set(asked.flatMap { CharacterGrams.hashes(of: $0.word) }).compactMap({ gramNumbers[$0] }) {
            grams.add(number, times: Self.gramWeight, to: &scores)
        }
        for number in neighbours(of: asked) { stems.add(number, times: Self.spellingWeight, to: &scores) }
        groups.support(&scores)
        return TopScores.indices(of: scores, limit: limit).map { index in
            let entry = entries[index]
            let passage = passage(of: entry, for: distinct.compactMap(\.number))
            return Hit(
                passage: passages[passage], score: Double(scores[index]),
                coverage: coverage(of: distinct, hidden: hidden, passage: passage, title: entry.title)
            )
        }
    }

    /// The stems that unknown words may stand for.
    private func neighbours(of asked: [AnalysedTerm]) -> Set<Int32> {
        var found: Set<Int32> = []
        for term in asked where stemNumbers[term.stem] == nil {
            let grams = CharacterGrams.hashes(of: term.word).compactMap { gramNumbers[$0] }
            for word in spelling.neighbours(of: term.word, grams: grams) { found.insert(stemOfWord[Int(word)]) }
        }
        return found
    }

    private struct QueryStem {
        let text: String
        let number: Int32?
    }

    /// The passage of a document that answers best.
    ///
    /// The words of the title say which document is meant; only the others say which passage of it. When there are no
    /// others, the beginning of the document answers its title.
    private func passage(of entry: Entry, for asked: [Int32]) -> Int {
        let telling = asked.filter { !entry.title.contains($0) }
        var best = (position: entry.passages.lowerBound, score: Float(0))
        for position in entry.passages {
            // The lead sums the document up; another passage must have clearly more to say.
            let factor = position == entry.passages.lowerBound ? Self.leadFactor : 1
            let score = passageIndex.score(of: telling, in: position, passageStems) * factor
            if score > best.score { best = (position, score) }
        }
        return best.position
    }

    private static let leadFactor: Float = 1.5

    /// The share of the terms' weight that a passage holds in its text or title.
    private func coverage(of asked: [QueryStem], hidden: Int, passage: Int, title: [Int32]) -> Double {
        var held = 0.0
        var total = Double(min(hidden, Self.mostTerms)) * stems.inverseFrequency(of: nil)
        // A figure in a question is the customer's own: documents that answer need not repeat it.
        for stem in asked where !stem.text.allSatisfy(\.isNumber) {
            let weight = stems.inverseFrequency(of: stem.number)
            total += weight
            guard let number = stem.number else { continue }
            if title.contains(number) || passageStems.count(of: number, in: passage) > 0 { held += weight }
        }
        return total > 0 ? held / total : 0
    }
}
