/// Has a language model write, and shows of it what the cited passages support, sentence by sentence.
public struct CheckedAnswerWriter: AnswerWriter {
    private let model: any LanguageModel
    private let composer: any PromptComposer
    private let checker: GeneratedSentenceChecker

    /// Creates a writer.
    ///
    /// - Parameters:
    ///   - model: Writes; it must bound its own time and text, as ``GuardedModel`` does.
    ///   - composer: Makes the prompt.
    ///   - checker: Judges each sentence.
    public init(model: some LanguageModel, composer: some PromptComposer, checker: GeneratedSentenceChecker) {
        self.model = model
        self.composer = composer
        self.checker = checker
    }

    /// Writes an answer. The model is stopped as soon as nothing more of it is wanted, and when the task is cancelled.
    public func write(
        _ question: String, from passages: [Passage], language: Language, show: @Sendable (String) -> Void
    ) async -> WrittenAnswer {
        let prompt = composer.prompt(for: question, passages: passages, language: language)
        var reader = GeneratedAnswerReader(
            checker: checker, passages: passages, question: question, language: language)
        var shown = 0
        do {
            for try await piece in model.generate(prompt) {
                if !reader.take(piece).isEmpty { shown = Self.show(reader.draft.text, after: shown, show) }
                // The stream goes out of scope, and with it the model's work.
                if reader.isFinished { break }
            }
        } catch {
            let code = (error as? ModelError)?.code ?? (error is CancellationError ? .cancelled : .unavailable)
            // A sentence that broke off says who knows what.
            return WrittenAnswer(reader.draft, end: .failed(code))
        }
        // A stream whose reader is cancelled ends like one that is whole.
        guard !Task.isCancelled else { return WrittenAnswer(reader.draft, end: .failed(.cancelled)) }
        if !reader.finish().isEmpty { shown = Self.show(reader.draft.text, after: shown, show) }
        let draft = reader.draft
        return WrittenAnswer(draft, end: draft.isCutShort ? .stopped : draft.saysNoAnswer ? .noAnswer : .whole)
    }

    /// Shows what a text has behind what was shown of it before, counted in scalars: what is added never changes those before.
    ///
    /// - Returns: What has been shown then.
    private static func show(_ text: String, after shown: Int, _ show: (String) -> Void) -> Int {
        let scalars = text.unicodeScalars
        if scalars.count > shown { show(String(scalars.dropFirst(shown))) }
        return max(shown, scalars.count)
    }
}

extension WrittenAnswer {
    fileprivate init(_ draft: AnswerDraft, end: End) {
        self.init(
            text: draft.text,
            sentences: draft.sentences.map { Sentence(text: $0.text, passages: $0.citations.map { $0 - 1 }) },
            withheld: draft.withheld.map { Withheld(text: $0.text, reason: $0.reason.rawValue) }, end: end)
    }
}
