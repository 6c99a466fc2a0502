import Synchronization

/// A retriever that can be replaced while others use it: a question that has begun ends with the index it began with.
public final class SwappableRetriever: Retriever, Vocabulary {
    private let current: Mutex<LexicalRetriever>

    /// Creates a retriever.
    public init(_ retriever: LexicalRetriever) { current = Mutex(retriever) }

    /// Puts another retriever in its place.
    public func replace(with retriever: LexicalRetriever) { current.withLock { $0 = retriever } }

    /// The passages for a question, from the index of this moment.
    public func retrieve(_ question: String, language: Language, limit: Int) async -> Retrieval {
        await current.withLock { $0 }.retrieve(question, language: language, limit: limit)
    }

    /// Whether the documents of this moment use a word.
    public func contains(_ word: String) -> Bool { current.withLock { $0 }.contains(word) }
}
