/// What an ``IntentClassifier`` gets to see: a text without its order numbers, and what was found in it.
public struct Utterance: Sendable {
    /// The text without order numbers.
    public let text: String
    /// The language that the text is in.
    public let language: Language
    /// Order numbers, or what looks like mistyped ones, stood in the text.
    public let hasOrderReference: Bool
    /// A name is stated in the text.
    public internal(set) var hasName: Bool
    let words: [Word]

    /// Creates an utterance.
    public init(text: String, language: Language, hasOrderReference: Bool = false, hasName: Bool = false) {
        self.init(
            text: text, words: Word.words(of: text), language: language, hasOrderReference: hasOrderReference,
            hasName: hasName)
    }

    init(text: String, words: [Word], language: Language, hasOrderReference: Bool, hasName: Bool) {
        self.text = text
        self.words = words
        self.language = language
        self.hasOrderReference = hasOrderReference
        self.hasName = hasName
    }
}
