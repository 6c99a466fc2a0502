/// Why an answer came out as it did, for the shop's own people and never for customers.
public struct AnswerTrace: Sendable, Equatable, Encodable {
    /// A document that was found.
    public struct Found: Sendable, Equatable, Encodable {
        /// Its name.
        public var document: String
        /// The position of its best passage.
        public var passage: Int
        /// Its score; only comparable within one question.
        public var score: Double
    }

    /// The redacted question, as documents and models got it.
    public var question: String
    /// What was found, best first.
    public var found: [Found]
    /// How sure it is that the documents answer, 0 to 1.
    public var answerable: Double
    /// What the model wrote; nothing when it was not asked.
    public var written: WrittenAnswer?

    init(question: String, retrieval: Retrieval, written: WrittenAnswer? = nil) {
        self.question = question
        found = retrieval.hits.map {
            Found(document: $0.passage.document, passage: $0.passage.ordinal, score: $0.score)
        }
        answerable = retrieval.answerable
        self.written = written
    }
}

/// Is told why answers came out as they did.
public protocol AnswerTraceLog: Sendable {
    /// A question was answered, or not.
    func record(_ trace: AnswerTrace)
}
