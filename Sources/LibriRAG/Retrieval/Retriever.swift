/// Finds the passages that may answer a question.
///
/// An implementation must never throw: without its neighbours it answers with what it has, at worst nothing. It must
/// return passages of the question's language first, and must not keep the question.
public protocol Retriever: Sendable {
    /// The passages for a question, best first.
    ///
    /// - Parameters:
    ///   - question: A question, redacted.
    ///   - language: Its language.
    ///   - limit: The most documents to return.
    func retrieve(_ question: String, language: Language, limit: Int) async -> Retrieval
}

/// What was found for a question.
public struct Retrieval: Sendable, Equatable {
    /// What a document has to say, with its score.
    public struct Hit: Sendable, Equatable {
        /// The best passage.
        public var passage: Passage
        /// Another passage of the same document that has nearly as much to say.
        public var supporting: Passage?
        /// The score; only comparable within one question.
        public var score: Double

        /// Creates a hit.
        public init(passage: Passage, supporting: Passage? = nil, score: Double) {
            self.passage = passage
            self.supporting = supporting
            self.score = score
        }

        /// The passages in the document's order.
        public var passages: [Passage] {
            [passage, supporting].compactMap(\.self).sorted { $0.ordinal < $1.ordinal }
        }
    }

    /// The passages, best first.
    public var hits: [Hit]
    /// How sure it is that they answer the question, 0 to 1.
    public var answerable: Double

    /// Creates a retrieval.
    public init(hits: [Hit], answerable: Double) {
        self.hits = hits
        self.answerable = answerable
    }
}
