import Foundation

/// A language model that Ollama runs (`POST /api/chat`, docs/api.md of Ollama).
///
/// The number of tokens is always bounded, the model stays loaded once it is, and what it writes down of its reasoning is left
/// out. A text that ends without the model's word that it has finished is a failure, as is one that its tokens did not suffice for.
public struct OllamaModel: LanguageModel {
    /// The model's name, as in `qwen2.5:3b`.
    public let model: String
    private let generation: StreamedGeneration

    /// Checks the settings; Ollama is not asked yet.
    ///
    /// - Parameters:
    ///   - model: The model's name.
    ///   - neighbour: Ollama.
    ///   - transport: Sends the requests.
    ///   - settings: Sizes and deadlines.
    /// - Throws: ``ModelError`` that names the setting at fault.
    public init(
        model: String, neighbour: ModelNeighbour, transport: some HTTPTransport, settings: GenerationSettings = .init()
    ) throws(ModelError) {
        self.model = try neighbour.checkedModel(model)
        try settings.check(for: neighbour)
        generation = StreamedGeneration(
            exchange: ModelExchange(neighbour: neighbour, transport: transport, model: model), settings: settings)
    }

    /// The model's text, piece by piece; it begins at once, and ends when nobody reads it any longer.
    public func generate(_ prompt: Prompt) -> AsyncThrowingStream<String, any Error> {
        let request = OllamaChatRequest(model: model, prompt: prompt, settings: generation.settings)
        return generation.text(
            OllamaChatRequest.path, posting: request,
            reader: OllamaStreamReader(
                neighbour: generation.exchange.neighbour, model: model, tokens: generation.settings.maximumTokens))
    }
}

extension OllamaModel: PreloadableModel {
    /// `qwen2.5:3b of Ollama at 127.0.0.1:11434`
    public var name: String { "\(model) of \(generation.exchange.neighbour.name)" }

    /// Has Ollama load the model: a chat without a message does nothing else.
    ///
    /// The options are those of every other request, since Ollama loads a model again for a context of another size.
    public func preload(within deadline: Duration) async throws(ModelError) {
        let exchange = generation.exchange
        let body = try exchange.encoded(OllamaChatRequest(model: model, prompt: nil, settings: generation.settings))
        let answer = try await exchange.answer(
            OllamaChatRequest.path, body: body, within: deadline, longestAnswer: 65_536)
        let reader = OllamaStreamReader(
            neighbour: exchange.neighbour, model: model, tokens: 0, acceptedReasons: ["load", "stop"])
        guard try reader.read(answer).isLast else { throw exchange.neighbour.truncation }
    }
}
