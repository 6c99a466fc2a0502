import Foundation

/// The everyday words of one language, as data.
public struct Lexicon: Sendable, Decodable {
    /// Words that only this language uses, for telling languages apart.
    public internal(set) var markers: Set<String> = []
    /// Greetings, thanks and words of consent, which ask nothing by themselves.
    var courtesy: Set<String> = []
    /// Words with which an answer begins that is no name, such as `je` or `attendez`.
    var openers: Set<String> = []
    /// Words that announce a name, such as `je m'appelle`; each is a sequence of folded words.
    var nameIntroducers: [String] = []
    /// Introducers that announce a name only when a capital letter follows, such as `je suis`.
    var weakNameIntroducers: [String] = []
    /// Titles that announce a surname, such as `mme`.
    var titles: Set<String> = []
    /// Words before a number that say that it is an order's, such as `commande`.
    var orderCues: Set<String> = []
    /// Words before any number, such as `n°`.
    var numberCues: Set<String> = []
    /// Words beside numbers that are no order's, such as `isbn` or `facture`.
    var otherNumberCues: Set<String> = []
    /// What is counted in numbers, such as `exemplaires`.
    var units: Set<String> = []
    /// Words before an order number that say that it is not the one, such as `pas`.
    var negations: Set<String> = []
    /// Words after an order number that say that the next one is meant, such as `pardon`.
    var corrections: Set<String> = []
    /// Words with which a letter closes, such as `cordialement`.
    var closings: Set<String> = []
    /// Words that stand beside an order number and are no names, such as `urgent`.
    var noNames: Set<String> = []
    /// Words for streets, such as `avenue`.
    var streets: Set<String> = []
    /// Words between two titles or two names, such as `et`.
    var conjunctions: Set<String> = []
    /// Words that join or fill and ask nothing by themselves, such as `et` or `euh`.
    var connectives: Set<String> = []
    /// Words before a day, such as `le`.
    var dayWords: Set<String> = []
    /// Words for the marks inside a number, such as `tiret`.
    var spokenMarks: Set<String> = []
    /// What stands right before a number and belongs to it, such as `n°`.
    var numberSigns: Set<String> = []
    /// Words inside surnames, such as `de`.
    var particles: Set<String> = []
    /// Words that follow a verb with a hyphen, such as `vous` in `avez-vous`.
    var subjects: Set<String> = []
    /// Words with which one of some things that were offered is picked.
    var choice = Choice()

    /// Words of a choice; see ``ChoiceReader``.
    struct Choice: Sendable, Decodable {
        /// The words for each place, the first place first.
        var places: [Set<String>] = []
        /// The words for all of them.
        var all: Set<String> = []
        /// Words that pick only beside another word: `deux` alone may be `les deux` or the second.
        var weak: Set<String> = []
        /// Words that change nothing, such as `plutôt`.
        var fillers: Set<String> = []
        /// Words that change nothing behind a pick: "the second one", but not "one second".
        var endings: Set<String> = []

        func union(_ other: Choice) -> Choice {
            Choice(
                places: zip(places, other.places).map { $0.union($1) }, all: all.union(other.all),
                weak: weak.union(other.weak), fillers: fillers.union(other.fillers),
                endings: endings.union(other.endings))
        }
    }
}

extension Lexicon {
    /// The words of two languages.
    fileprivate func union(_ other: Lexicon) -> Lexicon {
        Lexicon(
            markers: markers.union(other.markers),
            courtesy: courtesy.union(other.courtesy),
            openers: openers.union(other.openers),
            nameIntroducers: nameIntroducers + other.nameIntroducers,
            weakNameIntroducers: weakNameIntroducers + other.weakNameIntroducers,
            titles: titles.union(other.titles),
            orderCues: orderCues.union(other.orderCues),
            numberCues: numberCues.union(other.numberCues),
            otherNumberCues: otherNumberCues.union(other.otherNumberCues),
            units: units.union(other.units),
            negations: negations.union(other.negations),
            corrections: corrections.union(other.corrections),
            closings: closings.union(other.closings),
            noNames: noNames.union(other.noNames),
            streets: streets.union(other.streets),
            conjunctions: conjunctions.union(other.conjunctions),
            connectives: connectives.union(other.connectives),
            dayWords: dayWords.union(other.dayWords),
            spokenMarks: spokenMarks.union(other.spokenMarks),
            numberSigns: numberSigns.union(other.numberSigns),
            particles: particles.union(other.particles),
            subjects: subjects.union(other.subjects),
            choice: choice.union(other.choice)
        )
    }
}

/// The lexicons of all languages.
///
/// A class, as many hold it and use it for every word: copying a value with all its sets counts dozens of references.
public final class Lexicons: Sendable {
    private let lexicons: PerLanguage<Lexicon>
    /// Given names, folded.
    let givenNames: Set<String>
    /// Words that many messages use and that are no names, folded, as ``NameModelTrainer`` collects them, and the markers: each
    /// word of a message is looked up here several times, and once is enough each time.
    private let common: PerLanguage<Set<String>>
    private let commonInAny: Set<String>
    /// The words of all languages together, for what does not depend on which one is spoken.
    package let any: Lexicon
    /// What kind of word each one is that is known at all; all others are unknown.
    private let kinds: [String: NameFeatures.Kind]

    /// The lexicons that come with the library.
    ///
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public convenience init() throws(ResourceError) {
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
        any = lexicons.french.union(lexicons.english)
        common = PerLanguage(
            french: everyday.french.union(lexicons.french.markers),
            english: everyday.english.union(lexicons.english.markers))
        commonInAny = common.french.union(common.english)
        // Later lines go before earlier ones: "de" is a particle before it is an everyday word.
        var kinds: [String: NameFeatures.Kind] = [:]
        for word in givenNames { kinds[word] = .givenName }
        for word in commonInAny { kinds[word] = givenNames.contains(word) ? .givenNameOrEveryday : .everyday }
        for word in any.particles { kinds[word] = .particle }
        for word in any.titles { kinds[word] = .title }
        self.kinds = kinds
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
    static func words(_ data: Data) -> Set<String> {
        Set(String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map { $0.folded() })
    }

    subscript(language: Language) -> Lexicon { lexicons[language] }

    /// Whether only one language uses a folded word.
    func isMarker(_ folded: String, of language: Language) -> Bool {
        switch language {
        case .french: lexicons.french.markers.contains(folded)
        case .english: lexicons.english.markers.contains(folded)
        }
    }

    /// What kind of word a folded word is, numbers apart.
    func kind(of folded: String) -> NameFeatures.Kind { kinds[folded] ?? .unknown }

    /// Whether a folded word is an everyday word of a language.
    func isCommon(_ folded: String, in language: Language) -> Bool {
        common[language].contains(folded)
    }

    /// Whether a folded word is an everyday word of any language.
    func isCommon(_ folded: String) -> Bool {
        commonInAny.contains(folded)
    }
}
