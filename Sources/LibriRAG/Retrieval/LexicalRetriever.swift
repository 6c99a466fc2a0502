/// Finds passages by their words.
public struct LexicalRetriever: Retriever, Vocabulary {
    private let indexes: PerLanguage<LexicalIndex>
    private let analyzers: Analyzers
    private let answerability: AnswerabilityModel

    /// Builds the indexes of both languages, on threads beside those of Swift's concurrency.
    ///
    /// - Parameters:
    ///   - collection: The passages.
    ///   - analyzers: The rules by which they were analysed.
    ///   - synonyms: What customers and documents call by several names.
    ///   - answerability: Tells from what was found how likely it answers.
    public init(
        _ collection: AnalysedCollection, analyzers: Analyzers, synonyms: SynonymGroups,
        answerability: AnswerabilityModel
    ) async {
        self.analyzers = analyzers
        self.answerability = answerability
        @Sendable func index(_ language: Language) async -> LexicalIndex {
            await LexicalIndex(
                collection.passages.filter { $0.passage.language == language },
                dictionary: collection.dictionaries[language],
                synonyms: SynonymTable(synonyms.groups[language], analyzer: analyzers[language]))
        }
        async let french = index(.french)
        async let english = index(.english)
        indexes = await PerLanguage(french: french, english: english)
    }

    /// Builds the indexes with the synonyms and the judgement of answers that ship.
    ///
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public init(_ collection: AnalysedCollection, analyzers: Analyzers) async throws(ResourceError) {
        await self.init(collection, analyzers: analyzers, synonyms: try .builtIn(), answerability: try .builtIn())
    }

    /// Whether the documents use a word, in any of its forms.
    public func contains(_ word: String) -> Bool {
        Language.allCases.contains { language in
            let stems = analyzers[language].analyse(word).stems
            // A word that carries no meaning is nobody's secret.
            return stems.allSatisfy { indexes[language].contains($0) }
        }
    }

    /// The names of the documents that can be found.
    package var documents: Set<String> {
        Language.allCases.reduce(into: []) { $0.formUnion(indexes[$1].documentNames) }
    }

    /// Every passage.
    package var passages: [Passage] { Language.allCases.flatMap { indexes[$0].passages } }

    /// The passages for a question, best first, with the probability that the first one answers it.
    public func retrieve(_ question: String, language: Language, limit: Int) async -> Retrieval {
        retrieve(question, language: language, limit: limit, excluding: [])
    }

    /// What would be found if the shop had not written some documents.
    package func retrieve(
        _ question: String, language: Language, limit: Int, excluding excluded: Set<String>
    ) -> Retrieval {
        let result = search(question, language: language, limit: limit, excluding: excluded)
        return Retrieval(
            hits: result.hits.map {
                Retrieval.Hit(passage: $0.passage, supporting: $0.supporting, score: $0.score)
            },
            answerable: result.hits.isEmpty ? 0 : answerability.probability(of: result.evidence)
        )
    }

    /// What the index of a language finds.
    package func search(
        _ question: String, language: Language, limit: Int, excluding excluded: Set<String> = []
    ) -> LexicalIndex.Result {
        // Most questions hide nothing, which their bytes tell sooner than a search.
        let hidden = question.utf8.contains(UInt8(ascii: "[")) ? question.ranges(of: Redaction.mark).count : 0
        return indexes[language].search(
            analyzers[language].analyse(question), hidden: hidden, limit: limit, excluding: excluded)
    }
}
