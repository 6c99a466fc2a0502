/// Keeps the vectors of one space and finds the nearest: a cache of what the documents say, to be rebuilt at any time.
///
/// An implementation must rank by cosine similarity, must hold vectors of its own space only, must refuse a vector of another
/// dimension, of another length than 1 or with components that are no numbers, and may be called from many tasks at once.
public protocol VectorStore: Sendable {
    /// The space of the vectors.
    var space: VectorSpace { get }
    /// Adds or replaces vectors by identifier.
    func upsert(_ vectors: [String: [Float]]) async throws(ModelError)
    /// Removes vectors; one that is not there is no error.
    func remove(_ identifiers: Set<String>) async throws(ModelError)
    /// The identifiers of all vectors.
    func identifiers() async throws(ModelError) -> Set<String>
    /// The nearest vectors, best first; equally near ones in order of their identifiers.
    func nearest(to vector: [Float], limit: Int) async throws(ModelError) -> [VectorMatch]
}

/// What vectors can be compared: those of one model, of one dimension.
public struct VectorSpace: Sendable, Hashable, Codable {
    /// The model's name.
    public var model: String
    /// The number of components of a vector.
    public var dimension: Int

    /// Names a space.
    public init(model: String, dimension: Int) {
        self.model = model
        self.dimension = dimension
    }
}

/// A vector that was found.
public struct VectorMatch: Sendable, Equatable {
    /// What it belongs to.
    public var identifier: String
    /// Its cosine similarity to the vector that was asked for, -1 to 1.
    public var similarity: Float

    /// Creates a match.
    public init(identifier: String, similarity: Float) {
        self.identifier = identifier
        self.similarity = similarity
    }
}
