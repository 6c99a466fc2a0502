/// Makes vectors of texts.
///
/// An implementation must return one vector per text, in order, all of ``dimension`` and of length 1.
public protocol Embedder: Sendable {
    /// The model's name; vectors of different models are never compared.
    var model: String { get }
    /// The number of components of a vector.
    var dimension: Int { get }

    /// The vectors of some redacted texts.
    func embed(_ texts: [String]) async throws(ModelError) -> [[Float]]
}
