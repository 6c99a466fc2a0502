/// Finds passages by their words, and where those leave it unsure, by the meaning of the question as well.
///
/// Vectors are an addition: they are asked only where the words do not answer already, count what the shop's own documents have
/// shown them to be worth, and are done without whenever a neighbour is slow or gone.
public struct HybridRetriever: Retriever, Vocabulary {
    private let lexical: SwappableRetriever
    private let semantic: SemanticIndex
    private let certainty: Double

    /// From which probability of an answer on the words alone decide, unless said otherwise: from there on it is given.
    public static let certainty = KnowledgeResponder.Thresholds().answer

    /// Creates a retriever.
    ///
    /// - Parameters:
    ///   - lexical: Finds by words.
    ///   - semantic: Finds by meaning.
    ///   - certainty: From which probability of an answer on the words alone decide.
    public init(lexical: SwappableRetriever, semantic: SemanticIndex, certainty: Double = Self.certainty) {
        self.lexical = lexical
        self.semantic = semantic
        self.certainty = certainty
    }

    /// Whether the documents of this moment use a word.
    public func contains(_ word: String) -> Bool { lexical.contains(word) }

    /// The passages for a question, best first.
    public func retrieve(_ question: String, language: Language, limit: Int) async -> Retrieval {
        let index = lexical.now
        let weight = semantic.weight(language)
        // Vectors of documents that have changed since say what these said before.
        guard weight > 0, limit > 0, semantic.generation == lexical.generation else {
            return await index.retrieve(question, language: language, limit: limit)
        }
        var found = index.retrieve(question, language: language, limit: max(limit, Self.depth), excluding: [])
        guard found.answerable < certainty,
            let near = await semantic.nearest(to: question, language: language, limit: Self.depth)
        else {
            found.hits = Array(found.hits.prefix(limit))
            return found
        }
        return fused(found, near, RankFusion(weight: weight), limit)
    }

    private func fused(
        _ found: Retrieval, _ near: [SemanticIndex.Near], _ fusion: RankFusion, _ limit: Int
    ) -> Retrieval {
        let byWords = Dictionary(
            found.hits.map { ($0.passage.document, $0) }, uniquingKeysWith: { first, _ in first })
        let byMeaning = Dictionary(near.map { ($0.passage.document, $0) }, uniquingKeysWith: { first, _ in first })
        var meant: Set<String> = []
        let order = fusion.fused(
            found.hits.map(\.passage.document),
            near.map(\.passage.document).filter { meant.insert($0).inserted })
        let hits = order.prefix(limit).compactMap { document -> Retrieval.Hit? in
            byWords[document] ?? byMeaning[document].map { Retrieval.Hit(passage: $0.passage, score: 0) }
        }
        // Meaning puts documents into another order; whether they answer, words alone tell, and that was not sure.
        return Retrieval(hits: hits, answerable: found.answerable)
    }

    /// How many documents each of the two gives.
    private static let depth = 20
}
