import Foundation

/// The everyday words of one language, as data.
public struct Lexicon: Sendable, Decodable {
    /// Words that only this language uses, for telling languages apart.
    public let markers: Set<String>
    /// Words that are never a customer's surname standing alone.
    public let common: Set<String>
    /// Greetings, thanks and words of consent, which ask nothing by themselves.
    let courtesy: Set<String>
    /// Words with which an answer begins that is no name, such as `je` or `attendez`.
    let openers: Set<String>
    /// Words that announce a name, such as `je m'appelle`; each is a sequence of folded words.
    let nameIntroducers: [String]
    /// Introducers that announce a name only when a capital letter follows, such as `je suis`.
    let weakNameIntroducers: [String]
    /// Titles that announce a surname, such as `mme`.
    let titles: Set<String>
    /// Words that make a bare group of six digits the first block of an order number, such as `commande`.
    let orderCues: Set<String>
}

/// The lexicons of all languages.
public struct Lexicons: Sendable {
    private let lexicons: PerLanguage<Lexicon>

    /// The lexicons that come with the library.
    ///
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public init() throws(ResourceError) {
        lexicons = try ResourceBundle.core.loadPerLanguage("lexicon")
    }

    subscript(language: Language) -> Lexicon { lexicons[language] }

    /// Whether a folded word is an everyday word of any language.
    func isCommon(_ folded: String) -> Bool {
        Language.allCases.contains { self[$0].common.contains(folded) || self[$0].markers.contains(folded) }
    }
}
