/// Makes the prompt for a question and its passages.
///
/// An implementation must fence passages as quotations, so that their text is never an instruction.
public protocol PromptComposer: Sendable {
    /// The prompt.
    ///
    /// - Parameters:
    ///   - question: The redacted question.
    ///   - passages: The passages that may answer it, numbered from 1 in the prompt.
    ///   - language: The language to answer in.
    func prompt(for question: String, passages: [Passage], language: Language) -> Prompt
}
