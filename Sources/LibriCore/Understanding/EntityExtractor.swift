/// Finds what a message states: its language, order references and a name.
package struct EntityExtractor: Sendable {
    private let detector: LanguageDetector
    private let scanner: OrderReferenceScanner
    private let surnames: SurnameExtractor
    private let lexicon: Lexicon

    package init(
        lexicons: Lexicons, names: NameModel, orderNumberFormat: OrderNumberFormat,
        languages: [Language] = Language.allCases
    ) {
        detector = LanguageDetector(lexicons: lexicons, languages: languages)
        scanner = OrderReferenceScanner(format: orderNumberFormat, cues: lexicons.any)
        surnames = SurnameExtractor(lexicons: lexicons, names: names)
        lexicon = lexicons.any
    }

    /// What was found in a message.
    package struct Entities: Sendable {
        var references: [OrderReference]
        /// The references without those that the customer takes back.
        var askedReferences: [OrderReference]
        var hasMalformedOrderNumber: Bool
        /// The name that is stated, if it is sure enough.
        package var name: StatedName?
        /// The name that may be stated, sure or not.
        var mention: SurnameExtractor.Mention?
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
        var utterance = Utterance(
            text: scan.rest, words: words, language: detector.language(of: words, prior: prior),
            hasOrderReference: !scan.references.isEmpty || scan.hasMalformed, hasName: false
        )
        let mention = surnames.mention(in: utterance)
        let enough: SurnameExtractor.Mention.Strength = utterance.hasOrderReference ? .likely : .clear
        let stated = mention.flatMap { $0.strength >= enough ? $0.name : nil }
        let name = pending == nil ? stated : surnames.answer(in: utterance, mention: mention)
        utterance.hasName = name != nil
        return Entities(
            references: scan.references, askedReferences: asked(scan),
            hasMalformedOrderNumber: scan.hasMalformed, name: name, mention: mention,
            utterance: utterance
        )
    }

    /// "CL-1, pas CL-2" asks about the first, "CL-1… non pardon, CL-2" about the second. Only a gap between two numbers that says
    /// nothing else takes one back; when unsure, both are asked about.
    private func asked(_ scan: OrderReferenceScanner.Result) -> [OrderReference] {
        guard scan.references.count > 1 else { return scan.references }
        let gaps = scan.rest.unicodeScalars.split(separator: Word.placeholder, omittingEmptySubsequences: false).map {
            Word.words(of: String(String.UnicodeScalarView($0))).map(\.folded)
        }
        // The last mention of a number decides.
        var isTakenBack: [String: Bool] = [:]
        for (index, mention) in scan.mentions.enumerated() {
            guard let mention else { continue }
            let behind = index + 1 < scan.mentions.count ? gaps[index + 1] : []
            isTakenBack[mention.firstBlock] = (index > 0 && isNegation(gaps[index])) || isCorrection(behind)
        }
        return scan.references.filter { !(isTakenBack[$0.firstBlock] ?? false) }
    }

    private func isNegation(_ gap: [String]) -> Bool {
        !gap.isEmpty && gap.allSatisfy { lexicon.negations.contains($0) }
    }

    private func isCorrection(_ gap: [String]) -> Bool {
        gap.contains { lexicon.corrections.contains($0) }
            && gap.allSatisfy {
                lexicon.corrections.contains($0) || lexicon.negations.contains($0) || lexicon.connectives.contains($0)
            }
    }

    /// The most words of a message that answers a question with a bare number.
    private static let shortAnswer = 5
}
