/// Makes vectors of texts.
///
/// An implementation must return one vector per text, in order, all of one dimension, of length 1 and of finite numbers; it must
/// fail rather than cut a text that is too long, and must bound its time.
public protocol Embedder: Sendable {
    /// The model's name; vectors of different models are never compared.
    var model: String { get }

    /// The vectors of some redacted texts.
    func embed(_ texts: [String]) async throws(ModelError) -> [[Float]]
}
