/// Finds what a message states: its language, order references and a name.
package struct EntityExtractor: Sendable {
    private let detector: LanguageDetector
    private let scanner: OrderReferenceScanner
    private let surnames: SurnameExtractor

    package init(
        lexicons: Lexicons, names: NameModel, orderNumberFormat: OrderNumberFormat,
        languages: [Language] = Language.allCases
    ) {
        detector = LanguageDetector(lexicons: lexicons, languages: languages)
        scanner = OrderReferenceScanner(format: orderNumberFormat, cues: lexicons.numberCues)
        surnames = SurnameExtractor(lexicons: lexicons, names: names)
    }

    /// What was found in a message.
    package struct Entities: Sendable {
        var references: [OrderReference]
        var hasMalformedOrderNumber: Bool
        package var name: StatedName?
        /// The message without its references.
        package var utterance: Utterance
    }

    /// - Parameters:
    ///   - text: A message, already bounded in length.
    ///   - prior: The conversation's language.
    ///   - pending: What a question asked before still lacks, if one is open.
    package func entities(in text: String, language prior: Language, pending: OrderSlots? = nil) -> Entities {
        let visible = text.withoutInvisibleCharacters()
        // Bare digits answer "which number?" only in a message that says little else.
        let isAsked = pending != nil && pending?.reference == nil
        let isAnswer = isAsked && Word.words(of: visible).count <= Self.shortAnswer
        let scan = scanner.scan(visible, isReference: isAnswer)
        let words = Word.words(of: scan.rest)
        let language = detector.language(of: words, prior: prior)
        let need: SurnameExtractor.Need =
            pending != nil ? .asked : scan.references.isEmpty && !scan.hasMalformed ? .unlikely : .likely
        let name = surnames.name(in: words, of: scan.rest, language: language, need: need)
        return Entities(
            references: scan.references, hasMalformedOrderNumber: scan.hasMalformed, name: name,
            utterance: Utterance(
                text: scan.rest, words: words, language: language,
                hasOrderReference: !scan.references.isEmpty || scan.hasMalformed, hasName: name != nil
            )
        )
    }

    /// The most words of a message that answers a question with a bare number.
    private static let shortAnswer = 5
}
