import Foundation
import LibriCore
import LibriRAG
import Testing

/// What goes wrong between an embedder and its server, in either protocol.
@Suite(.timeLimit(.minutes(2))) struct EmbedderFaultTests {
    enum Server: String, CaseIterable, Sendable {
        case ollama, openAI

        func embedder(_ transport: some HTTPTransport, _ settings: EmbeddingSettings = .init()) throws -> any Embedder {
            switch self {
            case .ollama:
                try OllamaEmbedder(model: "bge-m3", neighbour: .ollama(), transport: transport, settings: settings)
            case .openAI:
                try OpenAIEmbedder(model: "bge-m3", neighbour: .openAI(), transport: transport, settings: settings)
            }
        }

        /// An answer with vectors that are written as they are given.
        func answer(_ vectors: String...) -> String {
            switch self {
            case .ollama:
                "{\"model\":\"bge-m3\",\"embeddings\":[\(vectors.joined(separator: ","))],"
                    + "\"total_duration\":14143917,\"load_duration\":1019500,\"prompt_eval_count\":8}"
            case .openAI:
                "{\"object\":\"list\",\"data\":["
                    + vectors.enumerated().map {
                        "{\"object\":\"embedding\",\"embedding\":\($1),\"index\":\($0)}"
                    }.joined(separator: ",")
                    + "],\"model\":\"bge-m3\",\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}"
            }
        }
    }

    private func failure(
        of embedder: any Embedder, texts: [String] = ["SECRET one", "SECRET two"],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> ModelError {
        do throws(ModelError) {
            let vectors = try await embedder.embed(texts)
            Issue.record("\(vectors.count) vectors instead of an error", sourceLocation: sourceLocation)
            return ModelError(.cancelled, "no error")
        } catch {
            expectNoSecret(in: error, sourceLocation: sourceLocation)
            return error
        }
    }

    @Test(arguments: Server.allCases)
    func givesVectorsInOrder(server: Server) async throws {
        let embedder = try server.embedder(ScriptedServer(server.answer("[1,0]", "[0.6,-8.0e-1]")))
        #expect(try await embedder.embed(["un", "deux"]) == [[1, 0], [0.6, -0.8]])
        #expect(embedder.model == "bge-m3")
    }

    @Test(arguments: Server.allCases)
    func tellsAnAbsentServer(server: Server) async throws {
        let transport = ScriptedServer.refusing()
        let error = try await failure(of: server.embedder(transport))
        #expect(error.code == .unavailable)
        #expect(error.message.contains("Is it running"))
        #expect((1...2).contains(transport.requests.count))
    }

    @Test(
        arguments: Server.allCases,
        [
            (404, "{\"error\":\"model \\\"bge-m3\\\" not found, try pulling it first\"}", ModelError.Code.missing),
            (404, "404 page not found", .missing), (400, "{\"error\":\"model 'bge-m3' not found\"}", .missing),
            (503, "{\"error\":\"server busy, please try again.  maximum pending requests exceeded\"}", .busy),
            (503, "{\"error\":{\"code\":503,\"message\":\"Loading model\",\"type\":\"unavailable_error\"}}", .busy),
            (429, "SECRET", .busy), (401, "", .unavailable), (302, "", .unavailable), (500, "SECRET", .unavailable),
            (400, "{\"error\":\"the input length exceeds the context length\"}", .tooLarge), (413, "", .tooLarge),
            (400, "{\"error\":\"SECRET\"}", .malformed),
            (500, "{\"error\":\"model requires more system memory (9.1 GiB) than is available\"}", .unavailable),
        ])
    func tellsWhatAStatusMeans(server: Server, answer: (Int, String, ModelError.Code)) async throws {
        let error = try await failure(of: server.embedder(ScriptedServer(answer.0, answer.1)))
        #expect(error.code == answer.2)
        if error.code == .missing, server == .ollama { #expect(error.message.contains("`ollama pull bge-m3`")) }
    }

    @Test(
        arguments: Server.allCases,
        [
            ["[1,0]"], [], ["[1,0]", "[1,0]", "[1,0]"], ["[1,0]", "[1,0,0]"], ["[NaN,0]", "[1,0]"],
            ["[null,0]", "[1,0]"],
            ["[1e999,0]", "[1,0]"], ["[0,0]", "[1,0]"], ["[]", "[]"], ["\"AACAPw==\"", "[1,0]"], ["[1,0]", "[1,0"],
        ])
    func refusesVectorsThatAreNone(server: Server, vectors: [String]) async throws {
        let answer =
            switch vectors.count {
            case 0: server.answer()
            case 1: server.answer(vectors[0])
            case 2: server.answer(vectors[0], vectors[1])
            default: server.answer(vectors[0], vectors[1], vectors[2])
            }
        #expect(try await failure(of: server.embedder(ScriptedServer(answer))).code == .malformed)
    }

    @Test(arguments: Server.allCases, ["", "<html>SECRET</html>", "{}", "[]", "{\"embeddings\":{},\"data\":{}}"])
    func refusesWhatIsNoAnswer(server: Server, body: String) async throws {
        #expect(try await failure(of: server.embedder(ScriptedServer(body))).code == .malformed)
    }

    @Test(arguments: Server.allCases)
    func doesNotWaitForAModelThatIsLoading(server: Server) async throws {
        let left = Signal()
        let settings = EmbeddingSettings(deadline: .milliseconds(50))
        let error = try await failure(of: server.embedder(ScriptedServer.loading(left), settings))
        #expect(error.code == .timeout)
        await left.wait()
    }

    @Test(arguments: Server.allCases)
    func doesNotWaitForABodyThatStalls(server: Server) async throws {
        let left = Signal()
        let transport = ScriptedServer { _, _ in .pieces(of: Data("{".utf8), then: .stalls(left)) }
        let error = try await failure(of: server.embedder(transport, EmbeddingSettings(deadline: .milliseconds(50))))
        #expect(error.code == .timeout)
        await left.wait()
    }

    @Test(arguments: Server.allCases)
    func readsNoEndlessBody(server: Server) async throws {
        let count = Counter()
        let transport = ScriptedServer { _, _ in .endless(Data(repeating: 0x20, count: 65_536), count: count) }
        let error = try await failure(of: server.embedder(transport))
        #expect(error.code == .tooLarge)
        #expect(count.value < 64)
    }

    @Test(arguments: Server.allCases)
    func tellsABrokenBody(server: Server) async throws {
        let transport = ScriptedServer { _, _ in .pieces(of: Data("{\"embeddings\":[[".utf8), then: .breaks) }
        #expect(try await failure(of: server.embedder(transport)).code == .unavailable)
    }
}
