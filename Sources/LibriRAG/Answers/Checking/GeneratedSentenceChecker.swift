import Foundation

/// Judges a model's sentence by the passages that this very sentence cites: nothing else may support it.
///
/// Every figure must stand there with its unit and its bound, and of the same thing; so must dates, contacts, names,
/// promises and words for amounts. Most of the other words must stand there too, and what is denied must be denied there.
/// When in doubt the sentence is withheld.
public struct GeneratedSentenceChecker: Sendable {
    private let readers: PerLanguage<SentenceReader>
    private let words: PerLanguage<CheckingWords>
    private let rules: PerLanguage<WordRules>
    private let orders: PhraseList
    private let shopWords: Set<String>
    private let orderPrefix: String
    private let orderReferences: OrderReferenceScanner
    private let vocabulary: EverydayVocabulary
    private let detector: LanguageDetector

    /// Creates a checker.
    ///
    /// - Parameters:
    ///   - analyzers: The rules by which words are analysed.
    ///   - detector: Tells the language of a sentence.
    ///   - shopName: The shop's own name, which a sentence may hold.
    ///   - orderNumbers: How the shop writes order numbers, which no sentence may hold.
    /// - Throws: ``ResourceError`` when a resource folder is not beside the executable.
    public init(
        analyzers: Analyzers, detector: LanguageDetector, shopName: String = "",
        orderNumbers: OrderNumberFormat = .coolLibri
    ) throws(ResourceError) {
        shopWords = Set(TextToken.tokens(of: shopName).filter { $0.kind == .word }.map(\.folded))
        orderPrefix = orderNumbers.prefix.lowercased()
        orderReferences = OrderReferenceScanner(format: orderNumbers)
        var words = try CheckingWords.load()
        words.french.fillers += shopWords
        words.english.fillers += shopWords
        self.words = words
        readers = PerLanguage(french: Language.french, english: .english).map {
            SentenceReader(language: $0, analyzer: analyzers[$0], words: words[$0])
        }
        rules = words.map { WordRules($0) }
        orders = PhraseList(words.french.orders + words.english.orders)
        vocabulary = try EverydayVocabulary()
        self.detector = detector
    }

    /// Judges a sentence.
    ///
    /// - Parameters:
    ///   - sentence: The sentence without its markers.
    ///   - citations: The numbers of its markers, from 1.
    ///   - passages: The passages that the model was given, in the order of their numbers.
    ///   - question: The redacted question, whose names may be repeated.
    ///   - language: The language of the answer.
    public func judge(
        _ sentence: String, citing citations: [Int], passages: [Passage], question: String = "", language: Language
    ) -> SentenceVerdict {
        judge(sentence, citing: citations, evidence: evidence(in: passages), question: question, language)
    }

    /// What passages say, taken apart once for all sentences of an answer.
    func evidence(in passages: [Passage]) -> [PassageEvidence] {
        passages.map { PassageEvidence($0, reader: readers[$0.language], orders: orders) }
    }

    func judge(
        _ text: String, citing citations: [Int], evidence: [PassageEvidence], question: String,
        after before: SpokenBefore = .nothing, _ language: Language
    ) -> SentenceVerdict {
        let sentence = readers[language].read(text)
        let claimsNothing = sentence.stems.isEmpty && sentence.figures.isEmpty
        if let reason = formFailure(text, sentence, language) { return .withheld(reason) }
        if claimsNothing, ContactScanner.contacts(in: text).isEmpty, sentence.codes.isEmpty { return .dropped }
        guard !citations.isEmpty else {
            // What announces a list goes without it.
            return text.hasSuffix(":") && sentence.figures.isEmpty ? .dropped : .withheld(.uncited)
        }
        guard citations.allSatisfy({ evidence.indices.contains($0 - 1) }) else { return .withheld(.citationOutOfRange) }
        let cited = citations.map { evidence[$0 - 1] }
        if !sentence.isPronounLed, cited.contains(where: { $0.says(text) }) {
            return .shown(text, citations: citations)
        }
        if case .withheld = before, sentence.isPronounLed { return .withheld(.unexplained) }
        if let reason = contentFailure(text, sentence, cited, question, before, language) { return .withheld(reason) }
        return .shown(text, citations: citations)
    }

    /// What is wrong with a sentence whatever its passages say.
    private func formFailure(_ text: String, _ sentence: ReadSentence, _ language: Language) -> WithholdingReason? {
        if text.unicodeScalars.contains(where: \.isForeign) || text.hasDisguisedFigures { return .language }
        if PhraseList(words[language].never).isIn(sentence.words) { return .promise }
        if namesOrder(text) { return .orderNumber }
        // Two or three words ("standard 90 g") do not tell.
        let telling = sentence.words.count { $0.count > 1 && !$0.contains(where: \.isNumber) }
        return telling <= 3 || detector.language(of: text, prior: language) == language ? nil : .language
    }

    /// Whether an order is named by the shop's prefix. Without one, digits are judged as any others are.
    private func namesOrder(_ text: String) -> Bool {
        guard !orderPrefix.isEmpty, text.folded().contains(orderPrefix) else { return false }
        let found = orderReferences.scan(text)
        return found.hasMalformed || !found.references.isEmpty
    }

    private func contentFailure(
        _ text: String, _ sentence: ReadSentence, _ cited: [PassageEvidence], _ question: String,
        _ before: SpokenBefore,
        _ language: Language
    ) -> WithholdingReason? {
        let known = cited.reduce(into: Set<String>()) { $0.formUnion($1.words) }
        let talk = PhraseList(words[language].instructions).matches(in: sentence.words)
        guard talk.allSatisfy({ sentence.words[$0.position..<$0.position + $0.length].allSatisfy(known.contains) })
        else {
            return .instructions
        }
        let contacts = ContactScanner.contacts(in: text)
        guard contacts.allSatisfy({ contact in cited.contains { $0.contacts.contains(contact) } }) else {
            return .contact
        }
        guard sentence.codes.allSatisfy(known.contains) else { return .figure }
        let calendar = PhraseList(words[language].calendar)
        guard sentence.words.allSatisfy({ !calendar.isIn([$0]) || known.contains($0) }) else { return .date }
        var context = question
        if case .sentence(let shown) = before { context = shown }
        let figures = FigureSupport(
            lines: cited.flatMap(\.lines),
            context: Set(readers[language].stems(of: NumberNormalizer.normalized(context))),
            vocabulary: { [vocabulary] in vocabulary.holds($0, language) })
        if let reason = figures.failure(of: sentence) { return reason }
        let asked = shopWords.union(TextToken.tokens(of: question).map(\.folded))
        let names = NameSupport(
            vocabulary: vocabulary, language: language, titles: PhraseList(words[language].titles),
            known: known.union(asked))
        if names.holdsName(text) { return .name }
        return WordSupport(sentence, evidence: cited, rules: rules[language]).failure
    }
}

extension String {
    /// Whether there may be a figure that is not read as one: a digit with a mark on it, a symbol, or a power that is none of metres.
    fileprivate var hasDisguisedFigures: Bool {
        var previous: Unicode.Scalar = " "
        for scalar in precomposedStringWithCanonicalMapping.unicodeScalars {
            defer { previous = scalar }
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .spacingMark,
                .otherSymbol where scalar != "°", .modifierSymbol, .privateUse:
                return true
            case .otherNumber where !["²", "³"].contains(scalar) || previous != "m": return true
            default: break
            }
        }
        return false
    }
}

extension Unicode.Scalar {
    /// Letters of other writings than Latin, and figures that are not ASCII but for those of "m²" and "m³".
    fileprivate var isForeign: Bool {
        switch value {
        case ..<0x80, 0xAA, 0xB2, 0xB3, 0xB5, 0xBA, 0xC0..<0x250, 0x1E00..<0x1F00, 0xFB00...0xFB06: false
        case 0x300...0x36F: false
        default: properties.isAlphabetic || properties.numericType != nil
        }
    }
}
