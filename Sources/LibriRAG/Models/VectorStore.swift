/// Keeps vectors and finds the nearest: a cache of what the knowledge store holds, to be rebuilt from it at any time.
///
/// An implementation must rank by cosine similarity, and must never mix vectors of different models.
public protocol VectorStore: Sendable {
    /// Adds or replaces vectors by identifier.
    func upsert(_ vectors: [String: [Float]]) async throws(ModelError)
    /// Removes vectors.
    func remove(_ identifiers: [String]) async throws(ModelError)
    /// The identifiers of all vectors.
    func identifiers() async throws(ModelError) -> Set<String>
    /// The nearest vectors with their cosine similarity, best first.
    func nearest(to vector: [Float], limit: Int) async throws(ModelError) -> [(identifier: String, similarity: Float)]
}
