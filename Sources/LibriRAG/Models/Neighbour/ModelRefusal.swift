import Foundation

/// Why a server refuses, as far as its words tell.
///
/// Its words themselves are never passed on: they may repeat the prompt.
enum ModelRefusal {
    /// It does not know the model.
    case missing
    /// A text is longer than the model takes.
    case tooLong
    /// It has too much to do, or is loading.
    case busy
    /// The model does not fit into the machine.
    case memory

    /// Reads `{"error": "…"}`, as Ollama writes, or `{"error": {"message": "…", "code": "…"}}`, as OpenAI does.
    init?(_ body: Data) {
        guard let error = try? JSONDecoder().decode(ModelErrorBody.self, from: body).error else { return nil }
        self.init(error)
    }

    init?(_ error: ModelErrorBody.Reason) {
        let words = (error.code + " " + error.message).lowercased()
        func says(_ parts: String...) -> Bool { parts.contains { words.contains($0) } }
        if says("model_not_found") || (says("model") && says("not found", "does not exist")) {
            self = .missing
        } else if says("context length", "context_length", "context size", "exceed_context", "too long", "input length")
        {
            self = .tooLong
        } else if says("loading model", "overloaded", "server busy", "queue is full", "maximum pending") {
            self = .busy
        } else if says("memory") {
            self = .memory
        } else {
            return nil
        }
    }
}

/// An error in the words of a server.
struct ModelErrorBody: Decodable, Sendable {
    /// One text, or a text and a code.
    struct Reason: Decodable, Sendable {
        let message: String
        let code: String

        private enum Key: CodingKey { case message, code, type }

        init(from decoder: any Decoder) throws {
            if let message = try? decoder.singleValueContainer().decode(String.self) {
                self.message = message
                code = ""
                return
            }
            let container = try decoder.container(keyedBy: Key.self)
            message = (try? container.decode(String.self, forKey: .message)) ?? ""
            // It may be a number as well, which says no more than the status.
            code = [Key.code, .type].compactMap { try? container.decode(String.self, forKey: $0) }.joined(
                separator: " ")
        }
    }

    let error: Reason
}
