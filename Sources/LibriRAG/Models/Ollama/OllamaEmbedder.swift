import Foundation

/// Vectors of a model that Ollama runs (`POST /api/embed`, docs/api.md of Ollama).
///
/// A text that is longer than the model takes is an error: Ollama is told to cut nothing. The model stays loaded once it is.
/// Vectors of a norm other than 1 are normalised.
public struct OllamaEmbedder: Embedder {
    /// The model's name, as in `bge-m3`.
    public let model: String
    private let requests: EmbeddingRequests

    /// Checks the settings; Ollama is not asked yet.
    ///
    /// - Parameters:
    ///   - model: The model's name.
    ///   - neighbour: Ollama.
    ///   - transport: Sends the requests.
    ///   - settings: Sizes and deadlines.
    /// - Throws: ``ModelError`` that names the setting at fault.
    public init(
        model: String, neighbour: ModelNeighbour, transport: some HTTPTransport, settings: EmbeddingSettings = .init()
    ) throws(ModelError) {
        self.model = try neighbour.checkedModel(model)
        requests = try EmbeddingRequests(
            ModelExchange(neighbour: neighbour, transport: transport, model: model), settings: settings)
    }

    /// The vectors of texts, in order.
    public func embed(_ texts: [String]) async throws(ModelError) -> [[Float]] {
        try await requests.vectors(of: texts, path: Self.path) {
            Request(model: model, input: $0)
        } reading: {
            try JSONDecoder().decode(Answer.self, from: $0).embeddings
        }
    }

    private static let path = "/api/embed"

    private struct Request: Encodable {
        let model: String
        let input: [String]
        let truncate = false
        let keepAlive = -1

        enum CodingKeys: String, CodingKey {
            case model, input, truncate
            case keepAlive = "keep_alive"
        }
    }

    private struct Answer: Decodable { let embeddings: [[Float]] }
}

extension OllamaEmbedder: PreloadableModel {
    /// `bge-m3 of Ollama at 127.0.0.1:11434`
    public var name: String { "\(model) of \(requests.exchange.neighbour.name)" }

    /// Has Ollama load the model: a request without a text does nothing else.
    public func preload(within deadline: Duration) async throws(ModelError) {
        let exchange = requests.exchange
        let body = try exchange.encoded(Request(model: model, input: []))
        _ = try await exchange.answer(Self.path, body: body, within: deadline, longestAnswer: 65_536)
    }
}
