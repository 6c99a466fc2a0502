/// An answer with what it rests on.
public struct Answer: Sendable, Equatable {
    /// The text.
    public var text: String
    /// The passages that it rests on; never empty.
    public var citations: [Citation]
    /// How it was made.
    public var made: AnswerPart.Made
    /// How sure it is that the documents answer the question, 0 to 1.
    public var confidence: Double

    /// Creates an answer.
    public init(text: String, citations: [Citation], made: AnswerPart.Made, confidence: Double) {
        self.text = text
        self.citations = citations
        self.made = made
        self.confidence = confidence
    }
}
