/// Finds passages by their words.
public struct LexicalRetriever: Retriever {
    private let indexes: PerLanguage<LexicalIndex>
    private let analyzers: Analyzers

    /// Builds the indexes of both languages.
    public init(_ passages: [AnalysedPassage], analyzers: Analyzers) {
        self.analyzers = analyzers
        indexes = PerLanguage(french: Language.french, english: .english).map { language in
            LexicalIndex(passages.filter { $0.passage.language == language })
        }
    }

    /// The passages for a question, best first.
    ///
    /// How answerable the question is, is the share of its words' weight that the best passage holds; this is a rank of
    /// confidence, not a calibrated probability.
    public func retrieve(_ question: String, language: Language, limit: Int) async -> Retrieval {
        let hits = indexes[language].search(analyzers[language].analyse(question), limit: limit)
        return Retrieval(
            hits: hits.map { Retrieval.Hit(passage: $0.passage, score: $0.score) },
            answerable: hits.first?.coverage ?? 0
        )
    }
}
