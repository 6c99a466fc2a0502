/// Writes text for a prompt.
///
/// An implementation must bound the length and time of its output, end the work behind the stream when the consumer
/// goes away, and fail rather than end quietly when the model stops half way.
public protocol LanguageModel: Sendable {
    /// The model's text, piece by piece; the stream throws ``ModelError``.
    func generate(_ prompt: Prompt) -> AsyncThrowingStream<String, any Error>
}

/// What a language model is given: never an order fact, never a customer's name or number.
public struct Prompt: Sendable, Equatable {
    /// The instructions.
    public var instructions: String
    /// The redacted question with the passages that may answer it.
    public var question: String

    /// Creates a prompt.
    public init(instructions: String, question: String) {
        self.instructions = instructions
        self.question = question
    }
}
