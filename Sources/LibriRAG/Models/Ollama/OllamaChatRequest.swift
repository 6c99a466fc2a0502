/// What is posted to `/api/chat`.
struct OllamaChatRequest: Encodable, Sendable {
    struct Message: Encodable {
        let role: String
        let content: String
    }

    struct Options: Encodable {
        let numPredict: Int
        let numCtx: Int
        let temperature: Double
        let seed: Int

        enum CodingKeys: String, CodingKey {
            case temperature, seed
            case numPredict = "num_predict"
            case numCtx = "num_ctx"
        }
    }

    static let path = "/api/chat"

    let model: String
    let messages: [Message]
    let stream: Bool
    /// Reasoning is neither shown nor waited for.
    let think = false
    /// A prompt that is too long, and a text that does not fit behind it, are failures; nothing is cut silently.
    let truncate = false
    let shift = false
    /// For ever. It must be a number: a text would need a unit.
    let keepAlive = -1
    let options: Options

    /// - Parameters:
    ///   - prompt: The prompt; nothing to have the model loaded.
    ///   - settings: Sizes.
    init(model: String, prompt: Prompt?, settings: GenerationSettings) {
        self.model = model
        messages =
            prompt.map {
                [Message(role: "system", content: $0.instructions), Message(role: "user", content: $0.question)]
            } ?? []
        stream = prompt != nil
        options = Options(
            numPredict: settings.maximumTokens, numCtx: settings.contextTokens, temperature: settings.temperature,
            seed: settings.seed)
    }

    enum CodingKeys: String, CodingKey {
        case model, messages, stream, think, truncate, shift, options
        case keepAlive = "keep_alive"
    }
}
