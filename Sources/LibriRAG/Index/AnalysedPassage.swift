/// A passage with its index terms, as stores keep it.
public struct AnalysedPassage: Sendable, Equatable {
    /// The passage.
    public var passage: Passage
    /// The terms of the title and the headings.
    public var titleTerms: [String]
    /// The terms of the text.
    public var textTerms: [String]

    /// Creates an analysed passage.
    public init(passage: Passage, titleTerms: [String], textTerms: [String]) {
        self.passage = passage
        self.titleTerms = titleTerms
        self.textTerms = textTerms
    }

    /// Analyses a passage.
    public init(_ passage: Passage, analyzers: Analyzers) {
        let analyzer = analyzers[passage.language]
        self.init(
            passage: passage,
            titleTerms: analyzer.terms(of: ([passage.title] + passage.headings).joined(separator: "\n")),
            textTerms: analyzer.terms(of: passage.text)
        )
    }
}
