import Foundation
import LibriCore
import LibriRAG
import Testing

@Suite(.timeLimit(.minutes(1))) struct OpenAIEmbedderTests {
    private func answer(indexes: [Int]) -> String {
        let entries = indexes.map { "{\"object\":\"embedding\",\"index\":\($0),\"embedding\":[\($0),1.0]}" }
        return "{\"object\":\"list\",\"data\":[\(entries.joined(separator: ","))],\"model\":\"m\","
            + "\"usage\":{\"prompt_tokens\":4,\"total_tokens\":4}}"
    }

    @Test func asksAsTheProtocolHasIt() async throws {
        let server = ScriptedServer(answer(indexes: [0]))
        let embedder = try OpenAIEmbedder(model: "m", neighbour: .openAI(), transport: server)
        _ = try await embedder.embed(["bonjour"])
        let request = try #require(server.requests.first)
        #expect(request.url == "http://127.0.0.1:8000/v1/embeddings")
        #expect(request.headers.contains { $0.name == "Authorization" && $0.value == "Bearer sk-secret-token" })
        #expect(request.headers.contains { $0.name == "Content-Type" && $0.value == "application/json" })
        let body = try server.body()
        #expect(Set(body.keys) == ["model", "input", "encoding_format"])
        #expect(body["input"] as? [String] == ["bonjour"])
    }

    @Test func putsVectorsInOrderByTheirIndex() async throws {
        let embedder = try OpenAIEmbedder(
            model: "m", neighbour: .openAI(), transport: ScriptedServer(answer(indexes: [2, 0, 1])))
        let vectors = try await embedder.embed(["a", "b", "c"])
        #expect(vectors.map { ($0[0] / $0[1]).rounded() } == [0, 1, 2])
    }

    @Test(arguments: [[0, 0, 1], [0, 1, 3], [1, 2, 3], [-1, 0, 1], [0, 1]])
    func refusesIndexesThatAreNotThoseOfTheTexts(indexes: [Int]) async throws {
        let embedder = try OpenAIEmbedder(
            model: "m", neighbour: .openAI(), transport: ScriptedServer(answer(indexes: indexes)))
        let error = await #expect(throws: ModelError.self) { try await embedder.embed(["a", "b", "c"]) }
        #expect(error?.code == .malformed)
    }
}
