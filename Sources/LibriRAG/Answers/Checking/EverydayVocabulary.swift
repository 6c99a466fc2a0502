import Foundation

/// Words that are no names: those that many customers' messages use, and those that fill any sentence.
struct EverydayVocabulary: Sendable {
    /// Everyday words of each language, folded.
    private let words: PerLanguage<Set<String>>
    private let givenNames: Set<String>

    /// Reads the words that come with the core.
    init() throws(ResourceError) {
        let core = ResourceBundle(target: "LibriCore")
        let stopWords: PerLanguage<[String]> = try ResourceBundle(target: "LibriRAG").loadPerLanguage("stopwords")
        let everyday = try PerLanguage(french: "fr", english: "en").map { code throws(ResourceError) in
            Self.lines(try core.data(of: "everyday-words.\(code).txt"))
        }
        words = PerLanguage(
            french: everyday.french.union(stopWords.french.map { $0.folded() }),
            english: everyday.english.union(stopWords.english.map { $0.folded() }))
        givenNames = Self.lines(try core.data(of: "given-names.txt"))
    }

    func holds(_ word: String, _ language: Language) -> Bool { words[language].contains(word) }

    func isGivenName(_ word: String) -> Bool { givenNames.contains(word) }

    private static func lines(_ data: Data) -> Set<String> {
        Set(String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map { $0.folded() })
    }
}
