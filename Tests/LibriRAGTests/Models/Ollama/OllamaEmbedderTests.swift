import Foundation
import LibriCore
import LibriRAG
import Testing

@Suite(.timeLimit(.minutes(1))) struct OllamaEmbedderTests {
    /// Gives the text with length n the vector (n, 1), made long.
    private static func server() -> ScriptedServer {
        ScriptedServer { request, _ in
            struct Question: Decodable { let input: [String] }
            let texts = (try? JSONDecoder().decode(Question.self, from: request.body ?? Data()))?.input ?? []
            let vectors = texts.map { "[\($0.count),1]" }.joined(separator: ",")
            return .pieces(of: Data("{\"embeddings\":[\(vectors)]}".utf8))
        }
    }

    @Test func asksToCutNothingAndToKeepTheModel() async throws {
        let server = Self.server()
        let embedder = try OllamaEmbedder(model: "bge-m3", neighbour: .ollama(), transport: server)
        _ = try await embedder.embed(["Où est ma commande ?"])
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.url == "http://127.0.0.1:11434/api/embed")
        let body = try server.body()
        #expect(body["model"] as? String == "bge-m3")
        #expect(body["input"] as? [String] == ["Où est ma commande ?"])
        #expect(body["truncate"] as? Bool == false)
        #expect(body["keep_alive"] as? Int == -1)
    }

    @Test func asksInBatchesAndKeepsTheOrder() async throws {
        let server = Self.server()
        let embedder = try OllamaEmbedder(
            model: "bge-m3", neighbour: .ollama(), transport: server,
            settings: EmbeddingSettings(batchSize: 3, batchCharacters: 20, dimension: 2))
        let lengths = [1, 2, 3, 4, 15, 5, 6, 20, 0]
        let vectors = try await embedder.embed(lengths.map { String(repeating: "x", count: $0) })
        for (vector, length) in zip(vectors, lengths) {
            #expect(abs(vector[0] - Float(length) * vector[1]) < 1e-4)
            #expect(abs(vector[0] * vector[0] + vector[1] * vector[1] - 1) < 1e-4)
        }
        let batches = try server.requests.indices.map { try server.body($0)["input"] as? [String] ?? [] }
        #expect(batches.map { $0.map(\.count) } == [[1, 2, 3], [4, 15], [5, 6], [20, 0]])
    }

    @Test func asksNothingForNoText() async throws {
        let server = Self.server()
        #expect(try await OllamaEmbedder(model: "m", neighbour: .ollama(), transport: server).embed([]).isEmpty)
        #expect(server.requests.isEmpty)
    }

    @Test func refusesATextThatNoRequestMayHold() async throws {
        let server = Self.server()
        let embedder = try OllamaEmbedder(
            model: "m", neighbour: .ollama(), transport: server, settings: EmbeddingSettings(batchCharacters: 10))
        let error = await #expect(throws: ModelError.self) {
            try await embedder.embed(["short", "SECRET that is long"])
        }
        #expect(error?.code == .tooLarge)
        #expect(error?.message.contains("SECRET") == false)
        #expect(server.requests.isEmpty)
    }

    @Test func refusesAnotherDimensionInALaterBatch() async throws {
        let server = ScriptedServer { _, count in
            .pieces(of: Data("{\"embeddings\":[\(count == 1 ? "[1,0]" : "[1,0,0]")]}".utf8))
        }
        let embedder = try OllamaEmbedder(
            model: "m", neighbour: .ollama(), transport: server, settings: EmbeddingSettings(batchSize: 1))
        let error = await #expect(throws: ModelError.self) { try await embedder.embed(["a", "b"]) }
        #expect(error?.code == .malformed)
        #expect(server.requests.count == 2)
    }

    @Test func asksAgainWhenAKeptConnectionWasClosed() async throws {
        let server = ScriptedServer { _, count throws(HTTPTransportError) in
            if count == 1 { throw HTTPTransportError(.connection, "closed", underlying: nil) }
            return .pieces(of: Data("{\"embeddings\":[[1,0]]}".utf8))
        }
        let embedder = try OllamaEmbedder(model: "m", neighbour: .ollama(), transport: server)
        #expect(try await embedder.embed(["a"]) == [[1, 0]])
    }

    @Test func loadsTheModelWithARequestWithoutText() async throws {
        let server = ScriptedServer("{\"model\":\"bge-m3\",\"embeddings\":[]}")
        let embedder = try OllamaEmbedder(model: "bge-m3", neighbour: .ollama(), transport: server)
        try await embedder.preload()
        #expect(try server.body()["input"] as? [String] == [])
        #expect(try server.body()["keep_alive"] as? Int == -1)
        #expect(embedder.name == "bge-m3 of Ollama at 127.0.0.1:11434")
    }

    @Test(arguments: [
        ("batchSize", EmbeddingSettings(batchSize: 0)), ("batchCharacters", EmbeddingSettings(batchCharacters: -1)),
        ("deadline", EmbeddingSettings(deadline: .zero)), ("dimension", EmbeddingSettings(dimension: 8_193)),
    ])
    func refusesASetting(key: String, settings: EmbeddingSettings) throws {
        let error = try #require(throws: ModelError.self) {
            try OllamaEmbedder(model: "m", neighbour: .ollama(), transport: Self.server(), settings: settings)
        }
        #expect(error.code == .settings)
        #expect(error.message.contains("answers.ollama.\(key)"))
    }
}
