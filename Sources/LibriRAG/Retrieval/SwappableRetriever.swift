import Synchronization

/// A retriever that can be replaced while others use it: a question that has begun ends with the index it began with.
public final class SwappableRetriever: Retriever, Vocabulary {
    private let current: Mutex<(retriever: LexicalRetriever, generation: Int)>

    /// Creates a retriever.
    public init(_ retriever: LexicalRetriever) { current = Mutex((retriever, 0)) }

    /// Puts another retriever in its place.
    public func replace(with retriever: LexicalRetriever) { current.withLock { $0 = (retriever, $0.generation + 1) } }

    /// The retriever of this moment.
    package var now: LexicalRetriever { current.withLock { $0.retriever } }

    /// How often it was replaced.
    package var generation: Int { current.withLock { $0.generation } }

    /// The passages for a question, from the index of this moment.
    public func retrieve(_ question: String, language: Language, limit: Int) async -> Retrieval {
        await now.retrieve(question, language: language, limit: limit)
    }

    /// Whether the documents of this moment use a word.
    public func contains(_ word: String) -> Bool { now.contains(word) }
}
