/// Finds passages by their words.
public struct LexicalRetriever: Retriever, Vocabulary {
    private let indexes: PerLanguage<LexicalIndex>
    private let analyzers: Analyzers

    /// Builds the indexes of both languages.
    public init(_ collection: AnalysedCollection, analyzers: Analyzers) {
        self.analyzers = analyzers
        indexes = PerLanguage(french: Language.french, english: .english).map { language in
            LexicalIndex(
                collection.passages.filter { $0.passage.language == language },
                dictionary: collection.dictionaries[language])
        }
    }

    /// Whether the documents use a word, in any of its forms.
    public func contains(_ word: String) -> Bool {
        Language.allCases.contains { language in
            let stems = analyzers[language].analyse(word).stems
            // A word that carries no meaning is nobody's secret.
            return stems.allSatisfy { indexes[language].contains($0) }
        }
    }

    /// The passages for a question, best first.
    ///
    /// How answerable the question is, is the share of its words' weight that the best passage holds; this is a rank of
    /// confidence, not a calibrated probability.
    public func retrieve(_ question: String, language: Language, limit: Int) async -> Retrieval {
        let hits = indexes[language].search(
            analyzers[language].analyse(question), hidden: question.count(of: Redaction.mark), limit: limit)
        return Retrieval(
            hits: hits.map { Retrieval.Hit(passage: $0.passage, score: $0.score) },
            answerable: hits.first?.coverage ?? 0
        )
    }
}

extension String {
    fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}
