/// What a ``GeneratedAnswerReader`` makes of a model's output.
public enum GeneratedAnswerEvent: Sendable, Equatable {
    /// A sentence that may be shown, with the numbers of its passages, from 1.
    case sentence(String, citations: [Int], isListItem: Bool)
    /// A sentence was withheld.
    case withheld(WithholdingReason)
}
