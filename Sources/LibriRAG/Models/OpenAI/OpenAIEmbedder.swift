import Foundation

/// Vectors of a server that speaks as OpenAI's does (`POST /v1/embeddings`, OpenAI's API reference).
///
/// Vectors are put in order by their `index`. Those of a norm other than 1 are normalised.
public struct OpenAIEmbedder: Embedder {
    /// The model's name, as in `intfloat/multilingual-e5-small`.
    public let model: String
    /// `intfloat/multilingual-e5-small of OpenAI server at 127.0.0.1:8000`
    public var name: String { "\(model) of \(requests.exchange.neighbour.name)" }
    private let requests: EmbeddingRequests

    /// Checks the settings; the server is not asked yet.
    ///
    /// - Parameters:
    ///   - model: The model's name.
    ///   - neighbour: The server.
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
        try await requests.vectors(of: texts, path: "/embeddings") {
            Request(model: model, input: $0)
        } reading: {
            try JSONDecoder().decode(Answer.self, from: $0).inOrder()
        }
    }

    private struct Request: Encodable {
        let model: String
        let input: [String]
        let encodingFormat = "float"

        enum CodingKeys: String, CodingKey {
            case model, input
            case encodingFormat = "encoding_format"
        }
    }

    private struct Answer: Decodable {
        struct Entry: Decodable {
            let index: Int
            let embedding: [Float]
        }

        /// Two texts have one index, or one has none.
        struct WrongIndexes: Error {}

        let data: [Entry]

        func inOrder() throws -> [[Float]] {
            let entries = data.sorted { $0.index < $1.index }
            guard entries.map(\.index) == Array(entries.indices) else { throw WrongIndexes() }
            return entries.map(\.embedding)
        }
    }
}
