/// A language model of a server that speaks as OpenAI's does (`POST /v1/chat/completions`, OpenAI's API reference).
///
/// The number of tokens is always bounded. What the model writes down of its reasoning is left out. A text that ends without
/// `[DONE]` is a failure, as is one that its tokens did not suffice for.
public struct OpenAIModel: LanguageModel {
    /// The model's name, as in `Qwen/Qwen2.5-7B-Instruct`.
    public let model: String
    /// `Qwen/Qwen2.5-7B-Instruct of OpenAI server at 127.0.0.1:8000`
    public var name: String { "\(model) of \(generation.exchange.neighbour.name)" }
    private let generation: StreamedGeneration

    /// Checks the settings; the server is not asked yet.
    ///
    /// - Parameters:
    ///   - model: The model's name.
    ///   - neighbour: The server.
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
        let settings = generation.settings
        let request = Request(
            model: model,
            messages: [
                Request.Message(role: "system", content: prompt.instructions),
                Request.Message(role: "user", content: prompt.question),
            ],
            maximumTokens: settings.maximumTokens, temperature: settings.temperature, seed: settings.seed)
        return generation.text(
            "/chat/completions", posting: request,
            reader: OpenAIStreamReader(
                neighbour: generation.exchange.neighbour, model: model, tokens: settings.maximumTokens))
    }

    private struct Request: Encodable {
        struct Message: Encodable {
            let role: String
            let content: String
        }

        let model: String
        let messages: [Message]
        let stream = true
        let maximumTokens: Int
        let temperature: Double
        let seed: Int

        enum CodingKeys: String, CodingKey {
            case model, messages, stream, temperature, seed
            case maximumTokens = "max_tokens"
        }
    }
}
