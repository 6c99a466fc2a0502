/// Writes an answer to a question from passages, in words of its own.
///
/// An implementation must show no sentence that the passages it cites do not support, must end within a bounded time, must end its work
/// when the task is cancelled, and never throws: what goes wrong is in ``WrittenAnswer/end``.
public protocol AnswerWriter: Sendable {
    /// Writes an answer.
    ///
    /// - Parameters:
    ///   - question: The redacted question.
    ///   - passages: The passages that may answer it, the best first.
    ///   - language: The language to answer in.
    ///   - show: Gets each piece of the text as soon as it has been checked; joined they are ``WrittenAnswer/text``.
    func write(
        _ question: String, from passages: [Passage], language: Language, show: @Sendable (String) -> Void
    ) async -> WrittenAnswer
}

/// What became of an answer that was to be written.
public struct WrittenAnswer: Sendable, Equatable, Encodable {
    /// A sentence that was shown.
    public struct Sentence: Sendable, Equatable, Encodable {
        /// Without citations.
        public var text: String
        /// The positions of the passages that it rests on, from 0.
        public var passages: [Int]

        /// Creates a sentence.
        public init(text: String, passages: [Int]) {
            self.text = text
            self.passages = passages
        }
    }

    /// A sentence that was not shown, which staff may see and customers never.
    public struct Withheld: Sendable, Equatable, Encodable {
        /// As the model wrote it, without citations.
        public var text: String
        /// A word on why.
        public var reason: String

        /// Creates a sentence.
        public init(text: String, reason: String) {
            self.text = text
            self.reason = reason
        }
    }

    /// How the writing ended.
    public enum End: Sendable, Equatable, Encodable {
        /// The model said all that it had to say.
        case whole
        /// The model said that the passages do not answer.
        case noAnswer
        /// It was stopped, as what it said could not be shown.
        case stopped
        /// The model failed.
        case failed(ModelError.Code)
    }

    /// All that was shown, as one text.
    public var text = ""
    /// What was shown, in order.
    public var sentences: [Sentence] = []
    /// What was not shown, in order.
    public var withheld: [Withheld] = []
    /// How it ended.
    public var end: End

    /// Creates a report.
    public init(text: String = "", sentences: [Sentence] = [], withheld: [Withheld] = [], end: End) {
        self.text = text
        self.sentences = sentences
        self.withheld = withheld
        self.end = end
    }

    /// Nothing is missing: the model has ended, and each of its sentences was shown.
    public var isWhole: Bool { end == .whole && withheld.isEmpty && !sentences.isEmpty }
}

extension WrittenAnswer.End {
    /// Writes one word: `whole`, `noAnswer`, `stopped`, or the failure's.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .whole: try container.encode("whole")
        case .noAnswer: try container.encode("noAnswer")
        case .stopped: try container.encode("stopped")
        case .failed(let code): try container.encode(code.description)
        }
    }
}
