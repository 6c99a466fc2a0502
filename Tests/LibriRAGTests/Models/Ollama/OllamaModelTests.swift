import Foundation
import LibriCore
import LibriRAG
import Testing

@Suite(.timeLimit(.minutes(1))) struct OllamaModelTests {
    private func model(
        _ server: ScriptedServer, _ settings: GenerationSettings = .init()
    ) throws -> OllamaModel {
        try OllamaModel(model: "qwen2.5:3b", neighbour: .ollama(), transport: server, settings: settings)
    }

    @Test func boundsWhatItAsksFor() async throws {
        let server = ScriptedServer(ModelProtocol.ollama.answer("Oui."))
        _ = try await text(of: model(server).generate(secretPrompt))
        let request = try #require(server.requests.first)
        #expect(request.method == "POST")
        #expect(request.url == "http://127.0.0.1:11434/api/chat")
        let body = try server.body()
        #expect(body["model"] as? String == "qwen2.5:3b")
        #expect(body["stream"] as? Bool == true)
        #expect(body["think"] as? Bool == false)
        #expect(body["truncate"] as? Bool == false)
        #expect(body["keep_alive"] as? Int == -1)
        let options = try #require(body["options"] as? [String: Any])
        #expect(options["num_predict"] as? Int == 400)
        #expect(options["num_ctx"] as? Int == 8_192)
        #expect(options["temperature"] as? Double == 0.1)
        #expect(options["seed"] as? Int == 1)
        let messages = try #require(body["messages"] as? [[String: String]])
        #expect(messages.map { $0["role"] } == ["system", "user"])
        #expect(messages.map { $0["content"] } == [secretPrompt.instructions, secretPrompt.question])
    }

    @Test func leavesOutWhatTheModelThinks() async throws {
        let lines = [
            "{\"message\":{\"role\":\"assistant\",\"content\":\"\",\"thinking\":\"SECRET\"},\"done\":false}\n",
            ModelProtocol.ollama.piece("Oui."),
            "{\"message\":{\"role\":\"assistant\",\"content\":\" Demain.\"},\"done_reason\":\"stop\",\"done\":true}\n",
        ]
        let server = ScriptedServer(lines.joined())
        #expect(try await text(of: model(server).generate(secretPrompt)) == "Oui. Demain.")
    }

    @Test func acceptsALastLineWithoutAnEnd() async throws {
        let answer = ModelProtocol.ollama.answer("Oui.").dropLast()
        #expect(try await text(of: model(ScriptedServer(String(answer))).generate(secretPrompt)) == "Oui.")
        let error = ModelProtocol.ollama.piece("Oui") + "{\"error\":\"model 'x' not found\"}"
        #expect(try await failure(of: model(ScriptedServer(error)).generate(secretPrompt)).error.code == .missing)
    }

    @Test(arguments: ["rubbish\n", "[]\n", "{\"message\":7}\n", "{\"done\":\"true\"}\n", "\u{FFFD}{}\n"])
    func refusesALineThatIsNone(line: String) async throws {
        let server = ScriptedServer(ModelProtocol.ollama.piece("Oui") + line + ModelProtocol.ollama.end())
        let end = try await failure(of: model(server).generate(secretPrompt))
        #expect(end.error.code == .malformed)
        #expect(end.text == "Oui")
    }

    @Test func loadsTheModelAsItIsUsedLater() async throws {
        let server = ScriptedServer(
            "{\"model\":\"qwen2.5:3b\",\"created_at\":\"2026-11-02T09:12:44Z\",\"message\":{\"role\":\"assistant\","
                + "\"content\":\"\"},\"done_reason\":\"load\",\"done\":true}")
        try await model(server, GenerationSettings(contextTokens: 4_096)).preload()
        let body = try server.body()
        #expect((body["messages"] as? [Any])?.isEmpty == true)
        #expect(body["stream"] as? Bool == false)
        #expect(body["keep_alive"] as? Int == -1)
        #expect((body["options"] as? [String: Any])?["num_ctx"] as? Int == 4_096)
        #expect(try #require(server.requests.first).deadline > .seconds(500))
    }

    @Test(arguments: [
        (404, "{\"error\":\"model 'qwen2.5:3b' not found\"}", ModelError.Code.missing), (200, "rubbish", .malformed),
        (200, "{\"error\":\"out of memory\"}", .unavailable), (200, "{\"done\":false}", .unavailable),
    ])
    func tellsWhyTheModelWasNotLoaded(answer: (Int, String, ModelError.Code)) async throws {
        let model = try model(ScriptedServer(answer.0, answer.1))
        let error = await #expect(throws: ModelError.self) { try await model.preload() }
        #expect(error?.code == answer.2)
    }

    @Test(arguments: [
        ("maximumTokens", GenerationSettings(maximumTokens: 0)), ("temperature", GenerationSettings(temperature: .nan)),
        ("deadline", GenerationSettings(deadline: .zero)), ("contextTokens", GenerationSettings(contextTokens: 0)),
    ])
    func refusesASetting(key: String, settings: GenerationSettings) throws {
        let error = try #require(throws: ModelError.self) { try model(ScriptedServer(""), settings) }
        #expect(error.message.contains("answers.ollama.\(key)"))
    }
}
