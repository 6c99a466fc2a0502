/// A masked order with its words in one language, ready to be shown.
public struct OrderCard: Sendable, Equatable {
    /// The facts.
    public var order: MaskedOrder
    /// The status in words: `En production`.
    public var statusText: String
    /// What the status means and what happens next.
    public var explanation: String
    /// The history's statuses in words, one per entry of ``MaskedOrder/history``.
    public var historyTexts: [String]
    /// The whole card as plain text.
    public var text: String

    /// Creates a card.
    public init(order: MaskedOrder, statusText: String, explanation: String, historyTexts: [String], text: String) {
        self.order = order
        self.statusText = statusText
        self.explanation = explanation
        self.historyTexts = historyTexts
        self.text = text
    }
}
