/// Brings a vector store in line with passages: what is new is embedded, what is gone is removed.
///
/// It may be stopped at any time; the next run goes on where this one was.
public struct VectorIndexer: Sendable {
    private let embedder: any Embedder
    private let batch: Int

    /// What a run did.
    public struct Summary: Sendable, Equatable {
        /// The vectors that were made.
        public var added = 0
        /// The vectors of passages that are gone.
        public var removed = 0
    }

    /// Creates an indexer.
    ///
    /// - Parameters:
    ///   - embedder: Makes the vectors.
    ///   - batch: How many passages are embedded and kept at a time.
    public init(embedder: any Embedder, batch: Int = 32) {
        self.embedder = embedder
        self.batch = max(1, batch)
    }

    /// The space of the embedder's vectors, which it is asked for.
    ///
    /// - Throws: ``ModelError``.
    public func space() async throws(ModelError) -> VectorSpace {
        let vectors = try await embedder.embed(["librairie"])
        guard let dimension = vectors.first?.count, dimension > 0 else {
            throw ModelError(.malformed, "The embedder gives no vector for a text.")
        }
        return VectorSpace(model: embedder.model, dimension: dimension)
    }

    /// Brings a store in line.
    ///
    /// - Parameters:
    ///   - store: The store; its space must be the embedder's.
    ///   - passages: All passages.
    ///   - progress: Called after each batch with the vectors that are there and those that there will be.
    /// - Throws: ``ModelError``; what was made before stays.
    public func bring(
        _ store: some VectorStore, inLineWith passages: [Passage],
        progress: @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }
    ) async throws(ModelError) -> Summary {
        let wanted = Dictionary(passages.map { ($0.vectorIdentifier, $0) }, uniquingKeysWith: { first, _ in first })
        let known = try await store.identifiers()
        var summary = Summary()
        let surplus = known.subtracting(wanted.keys)
        if !surplus.isEmpty {
            try await store.remove(surplus)
            summary.removed = surplus.count
        }
        let missing = wanted.keys.filter { !known.contains($0) }.sorted()
        var done = wanted.count - missing.count
        var rest = missing[...]
        while !rest.isEmpty {
            guard !Task.isCancelled else { throw ModelError(.cancelled, "The embedding was stopped.") }
            let names = rest.prefix(batch)
            rest = rest.dropFirst(batch)
            let vectors = try await embedder.embed(names.compactMap { wanted[$0]?.embeddedText })
            guard vectors.count == names.count, vectors.allSatisfy({ $0.count == store.space.dimension }) else {
                throw ModelError(
                    .malformed,
                    "The embedder \(embedder.model) gives other vectors than before. They are made anew with the next start."
                )
            }
            try await store.upsert(Dictionary(zip(names, vectors), uniquingKeysWith: { first, _ in first }))
            summary.added += names.count
            done += names.count
            progress(done, wanted.count)
        }
        return summary
    }
}
