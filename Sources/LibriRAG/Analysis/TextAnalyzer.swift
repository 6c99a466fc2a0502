/// Makes index terms of a text.
///
/// An implementation must give the same result for the same text always, for documents and queries alike.
public protocol TextAnalyzer: Sendable {
    /// What changes whenever the result for a text changes; an index of another version must be made anew.
    var version: String { get }

    /// The words of a text in lower case, in order, the meaningless ones among them.
    func words(of text: String) -> [String]

    /// What a word of ``words(of:)`` is indexed by; nothing when it carries no meaning.
    func term(for word: String) -> AnalysedTerm?
}

/// A word that carries meaning, in two forms.
public struct AnalysedTerm: Sendable, Hashable {
    /// The word without case and accents.
    public var word: String
    /// Its stem.
    public var stem: String

    /// Creates a term.
    public init(word: String, stem: String) {
        self.word = word
        self.stem = stem
    }
}

extension TextAnalyzer {
    /// The words of a text that carry meaning.
    public func analyse(_ text: String) -> AnalysedText {
        AnalysedText(terms: words(of: text).compactMap(term))
    }
}

/// The words of a text that carry meaning, in order.
public struct AnalysedText: Sendable, Equatable {
    /// The words with their stems.
    public var terms: [AnalysedTerm]

    /// Creates an analysed text.
    public init(terms: [AnalysedTerm] = []) { self.terms = terms }

    /// The words without case and accents.
    public var words: [String] { terms.map(\.word) }
    /// The stems of the same words.
    public var stems: [String] { terms.map(\.stem) }
}
