import Foundation
import LibriCore
import LibriRAG
import Testing

extension ModelNeighbour {
    static func ollama() throws -> ModelNeighbour {
        try ModelNeighbour(.ollama, url: "http://127.0.0.1:11434", settings: "answers.ollama")
    }

    static func openAI() throws -> ModelNeighbour {
        try ModelNeighbour(
            .openAI, url: "http://127.0.0.1:8000/v1", token: "sk-secret-token", settings: "answers.openai")
    }
}

/// What no error may hold.
let secretPrompt = Prompt(instructions: "INSTRUCTIONS-OF-THE-SHOP", question: "QUESTION-OF-A-CUSTOMER")

/// Either protocol of a language model, with the same text in it.
enum ModelProtocol: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case ollama, openAI

    var testDescription: String { rawValue }

    func model(_ transport: some HTTPTransport, settings: GenerationSettings = .init()) throws -> any LanguageModel {
        switch self {
        case .ollama:
            try OllamaModel(model: "qwen2.5:3b", neighbour: .ollama(), transport: transport, settings: settings)
        case .openAI:
            try OpenAIModel(
                model: "Qwen/Qwen2.5-3B", neighbour: .openAI(), transport: transport, settings: settings)
        }
    }

    /// A piece of a text.
    func piece(_ text: String) -> String {
        let quoted = String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
        return switch self {
        case .ollama:
            "{\"model\":\"qwen2.5:3b\",\"created_at\":\"2026-11-02T09:12:44.481922Z\","
                + "\"message\":{\"role\":\"assistant\",\"content\":\(quoted)},\"done\":false}\n"
        case .openAI:
            "data: {\"id\":\"chatcmpl-7f1\",\"object\":\"chat.completion.chunk\",\"created\":1793610764,"
                + "\"model\":\"Qwen/Qwen2.5-3B\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\(quoted)},"
                + "\"logprobs\":null,\"finish_reason\":null}]}\n\n"
        }
    }

    /// The model says that it has finished.
    func end(_ reason: String = "stop") -> String {
        switch self {
        case .ollama:
            "{\"model\":\"qwen2.5:3b\",\"created_at\":\"2026-11-02T09:12:45.1Z\",\"message\":{\"role\":\"assistant\","
                + "\"content\":\"\"},\"done_reason\":\"\(reason)\",\"done\":true,\"total_duration\":1893481929,"
                + "\"load_duration\":22847110,\"prompt_eval_count\":412,\"eval_count\":3,\"eval_duration\":81000000}\n"
        case .openAI:
            "data: {\"id\":\"chatcmpl-7f1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{},"
                + "\"finish_reason\":\"\(reason)\"}]}\n\ndata: [DONE]\n\n"
        }
    }

    /// An error under status 200.
    func error(_ words: String) -> String {
        switch self {
        case .ollama: "{\"error\":\"\(words)\"}\n"
        case .openAI: "data: {\"error\":{\"message\":\"\(words)\",\"type\":\"server_error\",\"code\":500}}\n\n"
        }
    }

    /// A whole answer.
    func answer(_ pieces: String...) -> String { pieces.map(piece).joined() + end() }
}

/// The text of a stream.
func text(of stream: AsyncThrowingStream<String, any Error>) async throws -> String {
    var text = ""
    for try await piece in stream { text += piece }
    return text
}

/// The error that a stream ends in, with the text before.
///
/// It must hold nothing of the prompt, the text, the token or an address beyond the host.
func failure(
    of stream: AsyncThrowingStream<String, any Error>, sourceLocation: SourceLocation = #_sourceLocation
) async throws -> (text: String, error: ModelError) {
    var text = ""
    do {
        for try await piece in stream { text += piece }
    } catch {
        let error = try #require(error as? ModelError, sourceLocation: sourceLocation)
        expectNoSecret(in: error, sourceLocation: sourceLocation)
        return (text, error)
    }
    Issue.record("The stream ended without an error.", sourceLocation: sourceLocation)
    return (text, ModelError(.cancelled, "no error"))
}

/// An error is written to logs as it is.
func expectNoSecret(in error: ModelError, sourceLocation: SourceLocation = #_sourceLocation) {
    var all = "\(error) \(String(reflecting: error))"
    dump(error, to: &all)
    for secret in [secretPrompt.instructions, secretPrompt.question, "SECRET", "sk-secret-token", "/api/", "http://"] {
        #expect(!all.contains(secret), sourceLocation: sourceLocation)
    }
}
