/// Makes index terms of a text.
///
/// An implementation must give the same result for the same text always, for documents and queries alike.
public protocol TextAnalyzer: Sendable {
    /// What changes whenever the result for a text changes; an index of another version must be made anew.
    var version: String { get }

    /// The words of a text that carry meaning.
    func analyse(_ text: String) -> AnalysedText
}

/// The words of a text that carry meaning, in order, in two forms.
public struct AnalysedText: Sendable, Equatable {
    /// The words without case and accents.
    public var words: [String]
    /// The stems of the same words.
    public var terms: [String]

    /// Creates an analysed text; both lists have the same length.
    public init(words: [String] = [], terms: [String] = []) {
        self.words = words
        self.terms = terms
    }

    /// Two texts one after the other.
    static func + (left: AnalysedText, right: AnalysedText) -> AnalysedText {
        AnalysedText(words: left.words + right.words, terms: left.terms + right.terms)
    }
}
