/// A vector store that can be thrown away as a whole, and that may lose what it holds: a mirror of another one.
public protocol ResettableVectorStore: VectorStore {
    /// Another one when everything that was held before may be gone; nothing as long as that is not known.
    var incarnation: String? { get }
    /// Throws everything away, even what can no longer be read.
    func removeAll() async throws(ModelError)
}

extension ModelError.Code {
    /// It is there and fails at its own data.
    public static let damaged = ModelError.Code(description: "damaged")
}
