import LibriCore

/// An immutable index over the documents of one language.
///
/// Documents are ranked as wholes. The scores of several fields are summed: the stems of title, text and customers'
/// questions, the title alone where titles tell documents apart, the questions alone, four-character pieces for what is
/// misspelt, and synonyms. The passage to quote is chosen inside each document afterwards. `docs/retrieval.md` has the
/// measurements behind the weights.
///
/// A class, as a retriever is copied for each question and each word of it: that counts one reference, not dozens.
public final class LexicalIndex: Sendable {
    /// What a document has to say to a question.
    public struct Hit: Sendable {
        /// The best passage.
        public let passage: Passage
        /// Another passage that has nearly as much to say.
        public let supporting: Passage?
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

    let passages: [Passage]
    /// The positions of each document's passages, in order.
    let documents: [Range<Int>]
    let words: WordFields
    let pieces: GramFields
    private let titleWeight: Float
    private let groups: TitleGroups
    private let synonyms: SynonymTable

    /// Builds an index.
    ///
    /// - Parameters:
    ///   - analysed: The passages of one language; those of one document stand together, in order.
    ///   - dictionary: The words of that language.
    ///   - synonyms: What else the words of questions are called.
    init(_ analysed: [AnalysedPassage], dictionary: TermDictionary, synonyms: SynonymTable) async {
        let documents = Self.documents(of: analysed)
        // The pieces are the greater part of the work; each half takes a processor.
        async let words = BackgroundWork.run {
            WordFields(analysed, documents: documents, dictionary: dictionary)
        }
        async let pieces = BackgroundWork.run {
            GramFields(analysed, documents: documents, dictionary: dictionary)
        }
        passages = analysed.map(\.passage)
        self.documents = documents
        self.synonyms = synonyms
        self.words = await words
        self.pieces = await pieces
        // Titles tell documents apart only where they differ: with one title for many documents they add noise.
        groups = TitleGroups(self.words.titleStems)
        titleWeight = Float(groups.count) / Float(max(1, documents.count))
    }

    private static func documents(of analysed: [AnalysedPassage]) -> [Range<Int>] {
        var documents: [Range<Int>] = []
        var start = 0
        while start < analysed.count {
            let document = analysed[start].passage.document
            let end = analysed[start...].firstIndex { $0.passage.document != document } ?? analysed.count
            documents.append(start..<end)
            start = end
        }
        return documents
    }

    /// The number of passages.
    public var count: Int { passages.count }

    /// The names of the documents.
    var documentNames: [String] { documents.map { passages[$0.lowerBound].document } }

    /// Whether a document's text or title has a stem.
    func contains(_ stem: String) -> Bool { words.numbers[stem].map(words.stems.contains) ?? false }

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
        guard !documents.isEmpty, limit > 0 else { return Result() }
        let query = query(for: question, hidden: hidden)
        var scores = scores(for: query)
        if !excluded.isEmpty {
            for (index, document) in documents.enumerated()
            where excluded.contains(passages[document.lowerBound].document) { scores[index] = 0 }
        }
        // The evidence needs the second document even where one is wanted.
        let top = TopScores.indices(of: scores, limit: max(2, limit))
        var result = Result()
        for index in top.prefix(limit) {
            let best = passages(of: index, for: query)
            if result.hits.isEmpty {
                result.evidence = evidence(
                    for: query, document: index, passage: best.first, scores: top.map { scores[$0] })
            }
            result.hits.append(
                Hit(
                    passage: passages[best.first], supporting: best.second.map { passages[$0] },
                    score: Double(scores[index])))
        }
        return result
    }

    private func scores(for query: LexicalQuery) -> [Float] {
        var scores = [Float](repeating: 0, count: documents.count)
        for number in query.numbers {
            words.stems.add(number, to: &scores)
            words.titles.add(number, times: titleWeight, to: &scores)
            words.questions.add(number, times: Self.questionWeight, to: &scores)
        }
        for number in query.grams { pieces.grams.add(number, times: Self.gramWeight, to: &scores) }
        // In order, as sums of rounded numbers depend on it and results should not.
        for number in query.neighbours.sorted() { words.stems.add(number, times: Self.spellingWeight, to: &scores) }
        var scratch = [Float](repeating: 0, count: query.concepts.isEmpty ? 0 : scores.count)
        for concept in query.concepts {
            words.stems.addBest(of: concept, times: Self.synonymWeight, to: &scores, scratch: &scratch)
        }
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
                others: match.others.map { $0.compactMap { words.numbers[$0] } }.enumerated()
                    // A phrase of which a word is unknown is in no document.
                    .filter { $0.element.count == match.others[$0.offset].count }.map(\.element)
            )
        }
        query.concepts = matches.map(\.others).filter { !$0.isEmpty }
        var seen: Set<String> = []
        // A word said twice is not twice as important.
        for term in asked where seen.insert(term.stem).inserted {
            let number = words.numbers[term.stem]
            if let number { query.numbers.append(number) } else { query.neighbours.formUnion(neighbours(of: term)) }
            guard !term.stem.allSatisfy(\.isNumber) else { continue }
            query.telling.append(
                LexicalQuery.Stem(
                    number: number, weight: words.stems.inverseFrequency(of: number),
                    synonyms: matches.filter { $0.asked.contains(term.stem) }.flatMap(\.others)))
        }
        for hash in Set(asked.flatMap { CharacterGrams.hashes(of: $0.word) }).sorted() {
            if let number = pieces.numbers[hash] {
                query.grams.append(number)
            } else {
                query.unknownGramWeight += pieces.grams.inverseFrequency(of: nil)
            }
        }
        return query
    }

    /// The stems that an unknown word may stand for.
    private func neighbours(of term: AnalysedTerm) -> [Int32] {
        let grams = CharacterGrams.hashes(of: term.word).compactMap { pieces.numbers[$0] }
        return pieces.spelling.neighbours(of: term.word, grams: grams).map { words.stemOfWord[Int($0)] }
    }
}
