/// The analyzers of both languages.
public struct Analyzers: Sendable {
    private let analyzers: PerLanguage<any TextAnalyzer>

    /// Creates the analyzers of libstemmer.
    ///
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public init() throws(ResourceError) {
        analyzers = PerLanguage(
            french: try SnowballAnalyzer(language: .french), english: try SnowballAnalyzer(language: .english)
        )
    }

    subscript(language: Language) -> any TextAnalyzer { analyzers[language] }

    /// The versions of both.
    var version: String { Language.allCases.map { self[$0].version }.joined(separator: " ") }
}
