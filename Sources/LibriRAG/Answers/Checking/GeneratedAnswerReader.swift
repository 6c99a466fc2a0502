/// Reads a model's output piece by piece, judges each sentence as soon as it is whole, and says when to stop the model.
public struct GeneratedAnswerReader: Sendable {
    /// What the output has come to so far.
    public private(set) var draft = AnswerDraft()
    /// Whether no more output is wanted: the model should be stopped.
    public private(set) var isFinished = false

    private let checker: GeneratedSentenceChecker
    private let evidence: [PassageEvidence]
    private let question: String
    private let language: Language
    private var stream = SentenceStream()
    private var said: Set<String> = []
    private var before = SpokenBefore.nothing
    private var withheldInARow = 0
    private var judged = 0
    private var taken = 0

    /// Creates a reader for one answer.
    ///
    /// - Parameters:
    ///   - checker: Judges each sentence.
    ///   - passages: The passages in the prompt, in the order of their numbers.
    ///   - question: The redacted question.
    ///   - language: The language of the answer.
    public init(checker: GeneratedSentenceChecker, passages: [Passage], question: String, language: Language) {
        self.init(
            checker: checker, evidence: checker.evidence(in: passages), question: question, language: language)
    }

    init(checker: GeneratedSentenceChecker, evidence: [PassageEvidence], question: String, language: Language) {
        self.checker = checker
        self.evidence = evidence
        self.question = question
        self.language = language
    }

    /// Takes a piece of output.
    public mutating func take(_ piece: String) -> [GeneratedAnswerEvent] {
        var events: [GeneratedAnswerEvent] = []
        // Scalar by scalar, so that the end is the same however the pieces are cut.
        for scalar in piece.unicodeScalars {
            guard !isFinished else { break }
            taken += 1
            events += judge(stream.take(String(scalar)))
            if taken >= Self.longestOutput { finish(cut: true) }
        }
        return events
    }

    /// Ends the output; what is left of it is judged.
    public mutating func finish() -> [GeneratedAnswerEvent] {
        guard !isFinished else { return [] }
        let events = judge(stream.finish())
        isFinished = true
        return events
    }

    private mutating func judge(_ sentences: [StreamedSentence]) -> [GeneratedAnswerEvent] {
        sentences.compactMap { isFinished ? nil : judge($0) }
    }

    private mutating func judge(_ sentence: StreamedSentence) -> GeneratedAnswerEvent? {
        if sentence.text.contains(FencedPromptComposer.noAnswer) {
            draft.saysNoAnswer = true
            finish(cut: false)
            return nil
        }
        switch verdict(on: sentence) {
        case .dropped: return nil
        case .withheld(let reason):
            draft.withheld.append(AnswerDraft.Withheld(text: sentence.text, reason: reason))
            before = .withheld
            withheldInARow += 1
            count()
            if withheldInARow == Self.mostWithheld { finish(cut: true) }
            return .withheld(reason)
        case .shown(let text, let citations):
            draft.sentences.append(
                AnswerDraft.Sentence(text: text, citations: citations, isListItem: sentence.isListItem))
            withheldInARow = 0
            before = .sentence(text)
            count()
            return .sentence(text, citations: citations, isListItem: sentence.isListItem)
        }
    }

    private mutating func verdict(on sentence: StreamedSentence) -> SentenceVerdict {
        if sentence.isOverlong { return .withheld(.overlong) }
        guard said.insert(sentence.text.folded()).inserted else { return .withheld(.repeated) }
        return checker.judge(
            sentence.text, citing: sentence.citations, evidence: evidence, question: question, after: before,
            language)
    }

    private mutating func count() {
        judged += 1
        if judged == Self.mostSentences { finish(cut: true) }
    }

    private mutating func finish(cut: Bool) {
        isFinished = true
        if cut { draft.isCutShort = true }
    }

    private static let mostWithheld = 2
    private static let mostSentences = 8
    private static let longestOutput = 8_000
}
