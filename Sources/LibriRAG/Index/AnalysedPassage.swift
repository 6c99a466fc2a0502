/// A passage with its analysed text, as stores keep it.
public struct AnalysedPassage: Sendable, Equatable {
    /// The passage.
    public var passage: Passage
    /// The document's title, analysed.
    public var title: AnalysedText
    /// The headings and the text, analysed.
    public var text: AnalysedText

    /// Creates an analysed passage.
    public init(passage: Passage, title: AnalysedText, text: AnalysedText) {
        self.passage = passage
        self.title = title
        self.text = text
    }

    /// Analyses a passage.
    public init(_ passage: Passage, analyzers: Analyzers) {
        let analyzer = analyzers[passage.language]
        self.init(
            passage: passage,
            title: analyzer.analyse(passage.title),
            text: analyzer.analyse((passage.headings + [passage.text]).joined(separator: "\n"))
        )
    }
}
