import Foundation

/// The everyday words of one language, as data.
public struct Lexicon: Sendable, Decodable {
    /// Words that only this language uses, for telling languages apart.
    public let markers: Set<String>
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
    /// Words before a number that say that it is an order's, such as `commande`.
    let orderCues: Set<String>
    /// Words before any number, such as `n°`.
    let numberCues: Set<String>
    /// Words beside numbers that are no order's, such as `isbn` or `facture`.
    let otherNumberCues: Set<String>
    /// What is counted in numbers, such as `exemplaires`.
    let units: Set<String>
    /// Words before an order number that say that it is not the one, such as `pas`.
    let negations: Set<String>
    /// Words after an order number that say that the next one is meant, such as `pardon`.
    let corrections: Set<String>
    /// Words with which a letter closes, such as `cordialement`.
    let closings: Set<String>
    /// Words that stand beside an order number and are no names, such as `urgent`.
    let noNames: Set<String>
    /// Words for streets, such as `avenue`.
    let streets: Set<String>
}

/// The lexicons of all languages.
public struct Lexicons: Sendable {
    private let lexicons: PerLanguage<Lexicon>
    /// Given names, folded.
    let givenNames: Set<String>
    /// Words that many messages use and that are no names, folded; ``NameModelTrainer`` collects them.
    private let everyday: PerLanguage<Set<String>>

    /// The lexicons that come with the library.
    ///
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public init() throws(ResourceError) {
        self.init(
            lexicons: try ResourceBundle.core.loadPerLanguage("lexicon"),
            givenNames: Self.words(try ResourceBundle.core.data(of: Self.givenNamesResource)),
            everyday: try PerLanguage(french: Language.french, english: .english).map {
                language throws(ResourceError) in
                Self.words(try ResourceBundle.core.data(of: Self.everydayResource(language)))
            }
        )
    }

    private init(lexicons: PerLanguage<Lexicon>, givenNames: Set<String>, everyday: PerLanguage<Set<String>>) {
        self.lexicons = lexicons
        self.givenNames = givenNames
        self.everyday = everyday
    }

    /// These lexicons with other everyday words and given names, folded.
    func replacing(everyday: PerLanguage<Set<String>>, givenNames: Set<String>) -> Lexicons {
        Lexicons(lexicons: lexicons, givenNames: givenNames, everyday: everyday)
    }

    /// The file of a language's everyday words among the resources.
    static func everydayResource(_ language: Language) -> String { "everyday-words.\(language.rawValue).txt" }
    /// The file of given names among the resources.
    static let givenNamesResource = "given-names.txt"

    /// One word a line.
    private static func words(_ data: Data) -> Set<String> {
        Set(String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map { $0.folded() })
    }

    subscript(language: Language) -> Lexicon { lexicons[language] }

    /// Whether a folded word is an everyday word of a language.
    func isCommon(_ folded: String, in language: Language) -> Bool {
        everyday[language].contains(folded) || self[language].markers.contains(folded)
    }

    /// The words that say what a number is, in all languages.
    package var numberCues: NumberCues {
        func all(_ words: KeyPath<Lexicon, Set<String>>) -> Set<String> {
            Language.allCases.reduce(into: []) { $0.formUnion(self[$1][keyPath: words]) }
        }
        return NumberCues(
            order: all(\.orderCues), neutral: all(\.numberCues), other: all(\.otherNumberCues), units: all(\.units))
    }

    /// Whether a folded word is an everyday word of any language.
    func isCommon(_ folded: String) -> Bool {
        Language.allCases.contains { isCommon(folded, in: $0) }
    }
}
