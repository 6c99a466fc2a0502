/// Judges what a piece of text wants.
///
/// An implementation must answer from the text alone, without network or stored state, in time proportional to its
/// length, and must never throw: a text that it cannot judge has no intents.
public protocol IntentClassifier: Sendable {
    /// The probability of each intent that the text may have, 0 to 1; intents left out have probability 0.
    ///
    /// - Parameters:
    ///   - text: A clause or a message without order numbers and names.
    ///   - language: The language of the message.
    func confidences(of text: String, language: Language) -> [Intent: Double]
}
