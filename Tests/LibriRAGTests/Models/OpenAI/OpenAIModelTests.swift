import Foundation
import LibriCore
import LibriRAG
import Testing

@Suite(.timeLimit(.minutes(1))) struct OpenAIModelTests {
    private func model(_ server: ScriptedServer) throws -> OpenAIModel {
        try OpenAIModel(model: "Qwen/Qwen2.5-3B", neighbour: .openAI(), transport: server)
    }

    @Test func boundsWhatItAsksFor() async throws {
        let server = ScriptedServer(ModelProtocol.openAI.answer("Oui."))
        _ = try await text(of: model(server).generate(secretPrompt))
        let request = try #require(server.requests.first)
        #expect(request.url == "http://127.0.0.1:8000/v1/chat/completions")
        #expect(request.headers.contains { $0.name == "Authorization" && $0.value == "Bearer sk-secret-token" })
        let body = try server.body()
        #expect(Set(body.keys) == ["model", "messages", "stream", "max_tokens", "temperature", "seed"])
        #expect(body["stream"] as? Bool == true)
        #expect(body["max_tokens"] as? Int == 400)
        #expect(body["temperature"] as? Double == 0.1)
        #expect((body["messages"] as? [[String: String]])?.map { $0["role"] } == ["system", "user"])
    }

    /// vLLM's way of writing, with a proxy's comments, CRLF, an event of two lines, reasoning and a usage event.
    @Test(arguments: [1, 5, 100_000])
    func readsWhatServersWrite(size: Int) async throws {
        let lines = [
            ": PROXY PROCESSING", "",
            "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1793610764,\"model\":\"m\","
                + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}",
            "",
            "data: {\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":"
                + "{\"reasoning_content\":\"SECRET\",\"reasoning\":\"SECRET\",\"content\":null},\"finish_reason\":null}]}",
            "", "event: message", "id: 3", "data: {\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,",
            "data: \"delta\":{\"content\":\"Où\"},\"finish_reason\":null}],\"usage\":null,\"error\":null}", "",
            ": ping",
            "data:{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"SECRET\"}}]}", "",
            "data:{\"choices\":[{\"index\":0,\"delta\":{\"content\":\" ça ?\"},\"finish_reason\":\"stop\"}]}", "",
            "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"choices\":[],"
                + "\"usage\":{\"prompt_tokens\":31,\"total_tokens\":36,\"completion_tokens\":5}}",
            "", "data: [DONE]", "", "",
        ]
        for end in ["\n", "\r\n"] {
            let server = ScriptedServer(lines.joined(separator: end), piece: size)
            #expect(try await text(of: model(server).generate(secretPrompt)) == "Où ça ?")
        }
    }

    @Test func acceptsAnEndWithoutAnEmptyLine() async throws {
        for end in ["data: [DONE]", "data: [DONE]\n", "data:[DONE]\r\n"] {
            let server = ScriptedServer(ModelProtocol.openAI.piece("Oui.") + end)
            #expect(try await text(of: model(server).generate(secretPrompt)) == "Oui.")
        }
    }

    @Test func failsWithoutTheEndEvenAfterAReason() async throws {
        let answer = ModelProtocol.openAI.answer("Oui.").replacing("data: [DONE]\n\n", with: "")
        let end = try await failure(of: model(ScriptedServer(answer)).generate(secretPrompt))
        #expect(end.error.code == .unavailable)
        #expect(end.text == "Oui.")
    }

    @Test(arguments: [
        "error: {\"code\":500,\"message\":\"SECRET\",\"type\":\"server_error\"}\n\n",
        "data: {\"object\":\"error\",\"message\":\"SECRET\",\"type\":\"BadRequestError\",\"code\":400}\n\n",
        "data: {\"error\":\"SECRET\"}\n\n",
    ])
    func tellsAnErrorInTheMiddleHoweverItIsWritten(event: String) async throws {
        let server = ScriptedServer(ModelProtocol.openAI.piece("Oui") + event + ModelProtocol.openAI.end())
        let end = try await failure(of: model(server).generate(secretPrompt))
        #expect(end.error.code == .unavailable)
        #expect(end.text == "Oui")
    }

    @Test(arguments: ["data: rubbish\n\n", "data: {}\n\n", "data: {\"choices\":7}\n\n", "data: [done]\n\n"])
    func refusesAnEventThatIsNone(event: String) async throws {
        let server = ScriptedServer(ModelProtocol.openAI.piece("Oui") + event + ModelProtocol.openAI.end())
        #expect(try await failure(of: model(server).generate(secretPrompt)).error.code == .malformed)
    }

    @Test func saysWhereToLookForAModelThatIsMissing() async throws {
        let server = ScriptedServer(404, "{\"detail\":\"Not Found\"}")
        let error = try await failure(of: model(server).generate(secretPrompt)).error
        #expect(error.code == .missing)
        #expect(error.message.contains("answers.openai.model"))
        #expect(error.message.contains("/v1"))
    }
}
