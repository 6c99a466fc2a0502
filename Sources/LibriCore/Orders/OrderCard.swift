/// A masked order with its words in one language, ready to be shown.
public struct OrderCard: Sendable, Equatable {
    /// The facts.
    public var order: MaskedOrder
    /// The language of its words.
    public var language: Language
    /// The status in words: `En production`.
    public var statusText: String
    /// What the status means and what happens next.
    public var explanation: String
    /// The history's statuses in words, one per entry of ``MaskedOrder/history``.
    public var historyTexts: [String]
    /// What the details say in words, one per entry of ``MaskedOrder/details``.
    public var detailTexts: [String]
    /// The whole card as plain text.
    public var text: String

    /// Creates a card.
    public init(
        order: MaskedOrder, language: Language, statusText: String, explanation: String, historyTexts: [String] = [],
        detailTexts: [String] = [], text: String
    ) {
        self.order = order
        self.language = language
        self.statusText = statusText
        self.explanation = explanation
        self.historyTexts = historyTexts
        self.detailTexts = detailTexts
        self.text = text
    }
}
