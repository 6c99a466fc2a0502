import LibriRAG
import Synchronization

/// A store that looks at every vector.
final class ListedVectorStore: VectorStore {
    let space: VectorSpace
    private let vectors = Mutex<[String: [Float]]>([:])

    init(space: VectorSpace) { self.space = space }

    func upsert(_ vectors: [String: [Float]]) async throws(ModelError) {
        self.vectors.withLock { $0.merge(vectors) { $1 } }
    }
    func remove(_ identifiers: Set<String>) async throws(ModelError) {
        vectors.withLock { vectors in for name in identifiers { vectors[name] = nil } }
    }
    func identifiers() async throws(ModelError) -> Set<String> { Set(vectors.withLock { $0 }.keys) }
    func nearest(to vector: [Float], limit: Int) async throws(ModelError) -> [VectorMatch] {
        vectors.withLock { $0 }.map { name, other in
            VectorMatch(identifier: name, similarity: zip(vector, other).reduce(0) { $0 + $1.0 * $1.1 })
        }.sorted { ($1.similarity, $0.identifier) < ($0.similarity, $1.identifier) }.prefix(limit).map(\.self)
    }
}
