/// A model that its server loads into memory on demand, which can take a minute or two.
public protocol PreloadableModel: Sendable {
    /// What operators are told: `qwen2.5:3b of Ollama at 127.0.0.1:11434`.
    var name: String { get }

    /// Has the model loaded, and returns when it is; at once when it was.
    ///
    /// - Parameter deadline: After which it has failed.
    func preload(within deadline: Duration) async throws(ModelError)
}

extension PreloadableModel {
    /// Has the model loaded within ten minutes.
    public func preload() async throws(ModelError) { try await preload(within: .seconds(600)) }
}
