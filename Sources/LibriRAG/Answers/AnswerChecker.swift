/// Judges whether a piece of an answer may be shown.
///
/// An implementation must refuse a piece that says a figure which the cited passages do not hold. When in doubt it
/// refuses.
public protocol AnswerChecker: Sendable {
    /// Whether a piece of an answer is supported by the passages that it cites.
    func supports(_ piece: String, by passages: [Passage]) -> Bool
}

/// Lets through only what stands word for word in a cited passage, or is a heading above it.
public struct VerbatimAnswerChecker: AnswerChecker {
    /// Creates a checker.
    public init() {}

    /// Whether a passage holds the piece.
    public func supports(_ piece: String, by passages: [Passage]) -> Bool {
        !piece.isEmpty && passages.contains { $0.text.contains(piece) || $0.headings.contains(piece) }
    }
}
