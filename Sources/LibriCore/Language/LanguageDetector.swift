/// Tells French from English by the words that only one of them uses, and by French accents.
public struct LanguageDetector: Sendable {
    private let lexicons: Lexicons
    private let languages: [Language]

    /// Creates a detector.
    ///
    /// - Parameters:
    ///   - lexicons: The words that only one language uses.
    ///   - languages: The languages to choose from; with one, every text is in it.
    public init(lexicons: Lexicons, languages: [Language] = Language.allCases) {
        self.lexicons = lexicons
        self.languages = languages
    }

    /// The language of a text.
    ///
    /// - Parameters:
    ///   - text: A message.
    ///   - prior: The conversation's language; it decides when the text does not (`"ok"`, a bare number).
    public func language(of text: String, prior: Language) -> Language {
        language(of: Word.words(of: text), prior: prior)
    }

    private static let frenchLetters = Set("àâçèéêëîïôùûœÀÂÇÈÉÊËÎÏÔÙÛŒ".unicodeScalars)

    func language(of words: [Word], prior: Language) -> Language {
        if languages.count == 1 { return languages[0] }
        var counts = PerLanguage(french: 0, english: 0)
        for word in words {
            // An elided article says as much as a whole one: "l'expédition", "j'attends".
            let elision = word.folded.utf8.firstIndex(of: UInt8(ascii: "'"))
            let head = elision.map { String(word.folded[..<$0]) }
            for language in Language.allCases {
                let other: Language = language == .french ? .english : .french
                let isMarker =
                    lexicons.isMarker(word.folded, of: language)
                    || head.map { lexicons.isMarker($0, of: language) } ?? false
                if isMarker {
                    counts[language] += 2
                } else if lexicons.isCommon(word.folded, in: language), !lexicons.isCommon(word.folded, in: other) {
                    counts[language] += 1
                }
            }
            // A word as long as its folded form has nothing but plain letters.
            if word.text.utf8.count != word.folded.utf8.count,
                word.text.unicodeScalars.contains(where: { Self.frenchLetters.contains($0) })
            {
                counts.french += 1
            }
        }
        if counts.french == counts.english { return prior }
        return counts.french > counts.english ? .french : .english
    }
}
