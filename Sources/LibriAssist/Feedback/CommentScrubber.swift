/// Takes what is personal out of comments, as it is taken out of general questions.
public struct CommentScrubber: Sendable {
    private let redactor: any Redactor
    private let detector: LanguageDetector
    private let language: Language

    /// Creates a scrubber.
    ///
    /// - Parameters:
    ///   - redactor: Removes what is personal.
    ///   - detector: Tells the language of a comment.
    ///   - language: The language of comments that do not tell theirs.
    public init(redactor: any Redactor, detector: LanguageDetector, language: Language) {
        self.redactor = redactor
        self.detector = detector
        self.language = language
    }

    /// A comment without what is personal, on one line; nothing where no word is left.
    public func scrub(_ comment: String) -> String? {
        let language = detector.language(of: comment, prior: language)
        let redacted = redactor.redact(comment, language: language, knownNames: [], isBesideOrder: false)
        guard redacted.replacing(Redaction.mark, with: "").contains(where: \.isLetter) else { return nil }
        // A mark may be longer than the word that it stands for.
        return String(String.UnicodeScalarView(redacted.unicodeScalars.prefix(Feedback.maximumCommentLength)))
    }
}
