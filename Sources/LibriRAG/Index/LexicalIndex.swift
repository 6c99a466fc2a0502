import LibriCore

/// An immutable index over the documents of one language.
///
/// Documents are ranked as wholes. The scores of several fields are summed: the stems of title, text and customers'
/// questions, the title alone where titles tell documents apart, the questions alone, four-character pieces for what is
/// misspelt, and synonyms. The passage to quote is chosen inside each document afterwards. `docs/retrieval.md` has the
/// measurements behind the weights.
public struct LexicalIndex: Sendable {
    /// A document's best passage for a question.
    public struct Hit: Sendable {
        /// The passage.
        public let passage: Passage
        /// The document's score; only comparable within one question.
        public let score: Double
    }

    /// What was found for a question.
    public struct Result: Sendable {
        /// The best passage of each document, best document first.
        public var hits: [Hit] = []
        /// What speaks for the first one being the answer.
        public var evidence = AnswerEvidence()
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
    let stems: FieldIndex
    private let titles: FieldIndex
    let questions: FieldIndex
    let grams: FieldIndex
    let passageStems: TermFrequencies
    private let passageIndex: PassageScores
    private let titleWeight: Float
    private let groups: TitleGroups
    private let spelling: SpellingIndex
    private let stemOfWord: [Int32]
    private let synonyms: SynonymTable

    /// Builds an index.
    ///
    /// - Parameters:
    ///   - analysed: The passages of one language; those of one document stand together, in order.
    ///   - dictionary: The words of that language.
    ///   - synonyms: What else the words of questions are called.
    init(_ analysed: [AnalysedPassage], dictionary: TermDictionary, synonyms: SynonymTable) {
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
        self.synonyms = synonyms
        passages = analysed.map(\.passage)
        stemNumbers = Dictionary(
            dictionary.stems.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        gramNumbers = vocabulary.numbers
        stems = FieldIndex(termCount: dictionary.stems.count, builder.stems)
        titles = FieldIndex(termCount: dictionary.stems.count, builder.titles)
        questions = FieldIndex(termCount: dictionary.stems.count, builder.questions)
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

    /// The names of the documents.
    var documents: [String] { entries.map { passages[$0.passages.lowerBound].document } }

    /// Whether a document's text or title has a stem.
    func contains(_ stem: String) -> Bool { stemNumbers[stem].map(stems.contains) ?? false }

    private static let questionWeight: Float = 0.5
    private static let gramWeight: Float = 0.25
    /// What a word counts that a misspelt one may stand for.
    private static let spellingWeight: Float = 0.7
    /// What another name of a thing counts beside the one that was used.
    private static let synonymWeight: Float = 0.4
    /// A longer question is cut: a flood of words must not cost time.
    static let mostTerms = 64

    /// The documents that have something of a question.
    ///
    /// - Parameters:
    ///   - question: The analysed question.
    ///   - hidden: How many words were taken out of it; no passage holds them.
    ///   - limit: The most documents to return.
    ///   - excluded: Documents not to return.
    func search(
        _ question: AnalysedText, hidden: Int = 0, limit: Int, excluding excluded: Set<String> = []
    ) -> Result {
        guard !entries.isEmpty, limit > 0 else { return Result() }
        let query = query(for: question, hidden: hidden)
        var scores = scores(for: query)
        if !excluded.isEmpty {
            for (index, entry) in entries.enumerated()
            where excluded.contains(passages[entry.passages.lowerBound].document) { scores[index] = 0 }
        }
        // The evidence needs the second document even where one is wanted.
        let best = TopScores.indices(of: scores, limit: max(2, limit))
        var result = Result()
        for index in best.prefix(limit) {
            let passage = passage(of: entries[index], for: query)
            if result.hits.isEmpty {
                result.evidence = evidence(
                    for: query, document: index, title: entries[index].title, passage: passage,
                    scores: best.map { scores[$0] })
            }
            result.hits.append(Hit(passage: passages[passage], score: Double(scores[index])))
        }
        return result
    }

    private func scores(for query: LexicalQuery) -> [Float] {
        var scores = [Float](repeating: 0, count: entries.count)
        for number in query.numbers {
            stems.add(number, to: &scores)
            titles.add(number, times: titleWeight, to: &scores)
            questions.add(number, times: Self.questionWeight, to: &scores)
        }
        for number in query.grams { grams.add(number, times: Self.gramWeight, to: &scores) }
        // In order, as sums of rounded numbers depend on it and results should not.
        for number in query.neighbours.sorted() { stems.add(number, times: Self.spellingWeight, to: &scores) }
        for concept in query.concepts { stems.addBest(of: concept, times: Self.synonymWeight, to: &scores) }
        groups.support(&scores)
        return scores
    }

    /// The question in this index's numbers.
    private func query(for question: AnalysedText, hidden: Int) -> LexicalQuery {
        let asked = Array(question.terms.prefix(Self.mostTerms))
        var query = LexicalQuery()
        query.hidden = min(hidden, Self.mostTerms)
        let matches = synonyms.matches(in: asked.map(\.stem)).map { match in
            (
                asked: Set(match.asked.joined()),
                others: match.others.map { $0.compactMap { stemNumbers[$0] } }.enumerated()
                    // A phrase of which a word is unknown is in no document.
                    .filter { $0.element.count == match.others[$0.offset].count }.map(\.element)
            )
        }
        query.concepts = matches.map(\.others).filter { !$0.isEmpty }
        var seen: Set<String> = []
        // A word said twice is not twice as important.
        for term in asked where seen.insert(term.stem).inserted {
            let number = stemNumbers[term.stem]
            if let number { query.numbers.append(number) } else { query.neighbours.formUnion(neighbours(of: term)) }
            guard !term.stem.allSatisfy(\.isNumber) else { continue }
            query.telling.append(
                LexicalQuery.Stem(
                    number: number, weight: stems.inverseFrequency(of: number),
                    synonyms: matches.filter { $0.asked.contains(term.stem) }.flatMap(\.others)))
        }
        for hash in Set(asked.flatMap { CharacterGrams.hashes(of: $0.word) }).sorted() {
            if let number = gramNumbers[hash] {
                query.grams.append(number)
            } else {
                query.unknownGramWeight += grams.inverseFrequency(of: nil)
            }
        }
        return query
    }

    /// The stems that an unknown word may stand for.
    private func neighbours(of term: AnalysedTerm) -> [Int32] {
        let grams = CharacterGrams.hashes(of: term.word).compactMap { gramNumbers[$0] }
        return spelling.neighbours(of: term.word, grams: grams).map { stemOfWord[Int($0)] }
    }

    /// The passage of a document that answers best.
    ///
    /// The words of the title say which document is meant; only the others say which passage of it. When there are no
    /// others, the beginning of the document answers its title.
    private func passage(of entry: Entry, for query: LexicalQuery) -> Int {
        let telling = query.numbers.filter { !entry.title.contains($0) }
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
}
