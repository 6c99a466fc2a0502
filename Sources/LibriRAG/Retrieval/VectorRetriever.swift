/// Finds passages by their meaning alone, to be compared with finding by words; customers are answered by ``HybridRetriever``.
package struct VectorRetriever: Retriever {
    private let semantic: SemanticIndex

    /// Creates a retriever.
    package init(_ semantic: SemanticIndex) { self.semantic = semantic }

    /// The nearest passages, best first; none when a neighbour fails. How sure an answer is, similarity does not tell.
    package func retrieve(_ question: String, language: Language, limit: Int) async -> Retrieval {
        let near = await semantic.nearest(to: question, language: language, limit: limit) ?? []
        return Retrieval(
            hits: near.map { Retrieval.Hit(passage: $0.passage, score: Double($0.similarity)) },
            answerable: Double(near.first?.similarity ?? 0))
    }
}
