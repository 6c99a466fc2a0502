/// Finds what a message states: its language, order references and a name.
package struct EntityExtractor: Sendable {
    private let detector: LanguageDetector
    private let scanner: OrderReferenceScanner
    private let surnames: SurnameExtractor
    private let negations: Set<String>
    private let corrections: Set<String>

    package init(
        lexicons: Lexicons, names: NameModel, orderNumberFormat: OrderNumberFormat,
        languages: [Language] = Language.allCases
    ) {
        detector = LanguageDetector(lexicons: lexicons, languages: languages)
        scanner = OrderReferenceScanner(format: orderNumberFormat, cues: lexicons.numberCues)
        surnames = SurnameExtractor(lexicons: lexicons, names: names)
        negations = Language.allCases.reduce(into: []) { $0.formUnion(lexicons[$1].negations) }
        corrections = Language.allCases.reduce(into: []) { $0.formUnion(lexicons[$1].corrections) }
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
            references: scan.references, askedReferences: asked(scan, words: words),
            hasMalformedOrderNumber: scan.hasMalformed, name: name, mention: mention,
            utterance: utterance
        )
    }

    /// "CL-1, pas CL-2" asks about the first, "CL-1… non pardon, CL-2" about the second.
    private func asked(_ scan: OrderReferenceScanner.Result, words: [Word]) -> [OrderReference] {
        guard scan.references.count > 1 else { return scan.references }
        let gaps = scan.rest.unicodeScalars.split(separator: Word.placeholder, omittingEmptySubsequences: false).map {
            Word.words(of: String(String.UnicodeScalarView($0))).map(\.folded)
        }
        // Each gap stands before the reference of the same position; a number said twice makes more gaps than numbers.
        guard gaps.count == scan.references.count + 1 else { return scan.references }
        return scan.references.indices.filter { index in
            // Only a gap that says nothing else takes a number back; when unsure, both are asked about.
            let isNegated = index > 0 && !gaps[index].isEmpty && gaps[index].allSatisfy { negations.contains($0) }
            let next = index + 1 < scan.references.count ? gaps[index + 1] : []
            let isCorrected =
                next.contains { corrections.contains($0) }
                && next.allSatisfy { corrections.contains($0) || negations.contains($0) || Self.fillers.contains($0) }
            return !isNegated && !isCorrected
        }.map { scan.references[$0] }
    }

    /// Words that stand around a correction and say nothing.
    private static let fillers: Set<String> = [
        "c'est", "ah", "euh", "oh", "je", "me", "suis", "dire", "en", "fait", "no", "it's", "i", "actually", "is", "it",
        "the", "la",
        "le", "ma", "commande", "order", "number", "numero", "encore",
    ]

    /// The most words of a message that answers a question with a bare number.
    private static let shortAnswer = 5
}
