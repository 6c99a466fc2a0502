/// What a model's output came to.
public struct AnswerDraft: Sendable, Equatable {
    /// A sentence that was shown.
    public struct Sentence: Sendable, Equatable {
        /// Its text without markers.
        public var text: String
        /// The numbers of the passages that it rests on, from 1.
        public var citations: [Int]
        /// Whether it is a line of a list.
        public var isListItem: Bool
    }

    /// A sentence that was not shown.
    public struct Withheld: Sendable, Equatable {
        /// Its text without markers; of one that is too long its beginning.
        public var text: String
        /// Why.
        public var reason: WithholdingReason
    }

    /// The sentences that were shown, in order.
    public internal(set) var sentences: [Sentence] = []
    /// The others, in order.
    public internal(set) var withheld: [Withheld] = []
    /// Whether the model said that the passages do not answer.
    public internal(set) var saysNoAnswer = false
    /// Whether the output was ended before the model ended it.
    public internal(set) var isCutShort = false

    /// The numbers of the passages that are cited, in the order of their first mention.
    public var citations: [Int] {
        sentences.flatMap(\.citations).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The sentences as a text; lines of a list stand on lines of their own, marked with `- `.
    public var text: String {
        sentences.enumerated().map { index, sentence in
            if sentence.isListItem { return (index > 0 ? "\n- " : "- ") + sentence.text }
            guard index > 0 else { return sentence.text }
            return (sentences[index - 1].isListItem ? "\n" : " ") + sentence.text
        }.joined()
    }

    /// Whether nothing was shown.
    public var isEmpty: Bool { sentences.isEmpty }
}
