import Synchronization

/// The vectors of a shop's passages as they are at this moment, with the embedder that asks for the nearest.
///
/// It is empty until the vectors are there and have been found worth something; a question never waits for that.
public final class SemanticIndex: Sendable {
    /// A passage that is near a question.
    struct Near: Sendable {
        let passage: Passage
        let similarity: Float
    }

    /// What can be asked.
    struct Content: Sendable {
        let store: any VectorStore
        let passages: [String: Passage]
        let weights: PerLanguage<Double>
        let generation: Int
    }

    private let embedder: any Embedder
    private let content = Mutex<Content?>(nil)

    /// Creates an index without content.
    ///
    /// - Parameter embedder: Makes the vector of a question; it must fail rather than keep a customer waiting.
    public init(embedder: any Embedder) { self.embedder = embedder }

    /// Whether questions are asked by their meaning as well.
    public var isInUse: Bool { Language.allCases.contains { weight($0) > 0 } }

    /// Puts vectors in the place of those before.
    ///
    /// - Parameters:
    ///   - store: The vectors.
    ///   - passages: The passages that they are of.
    ///   - weights: What they count beside words, as ``FusionCalibration`` finds; 0 for not at all.
    ///   - generation: That of the index with the same passages; beside another one the vectors are not used.
    public func use(
        _ store: some VectorStore, of passages: [Passage], weights: PerLanguage<Double>, generation: Int = 0
    ) {
        let named = Dictionary(passages.map { ($0.vectorIdentifier, $0) }, uniquingKeysWith: { first, _ in first })
        content.withLock { $0 = Content(store: store, passages: named, weights: weights, generation: generation) }
    }

    /// Which state of the index the vectors are of.
    var generation: Int? { content.withLock { $0?.generation } }

    /// What meaning counts beside words.
    package func weight(_ language: Language) -> Double { content.withLock { $0?.weights[language] } ?? 0 }

    /// The passages nearest to a question, one a document, best first; nothing when a neighbour is slow or gone.
    func nearest(to question: String, language: Language, limit: Int) async -> [Near]? {
        guard let content = content.withLock({ $0 }) else { return nil }
        do {
            guard let vector = try await embedder.embed([question]).first,
                vector.count == content.store.space.dimension
            else { return nil }
            // Passages of the other language, and several of one document, take places of their own.
            let matches = try await content.store.nearest(to: vector, limit: limit * Self.perDocument)
            var seen: Set<String> = []
            let near = matches.compactMap { match -> Near? in
                guard let passage = content.passages[match.identifier], passage.language == language,
                    seen.insert(passage.document).inserted
                else { return nil }
                return Near(passage: passage, similarity: match.similarity)
            }
            return Array(near.prefix(limit))
        } catch {
            return nil
        }
    }

    private static let perDocument = 4
}
