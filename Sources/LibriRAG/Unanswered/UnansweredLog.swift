/// Keeps the questions that the documents did not answer, so that the shop knows which document to write next.
///
/// An implementation must return at once and never fail towards the caller: an answer is worth more than its record. It
/// must keep the text as ``UnansweredQuestion`` leaves it, its language, the day and a count; nothing of who asked, nor of
/// the conversation. It must be bounded, whatever is sent.
public protocol UnansweredLog: Sendable {
    /// Counts a question.
    ///
    /// - Parameters:
    ///   - question: The question, redacted.
    ///   - language: Its language.
    func record(question: String, language: Language)
}
