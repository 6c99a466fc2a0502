/// Turns a message's text into an ``Understanding``.
public struct MessageInterpreter: Sendable {
    private let classifier: any IntentClassifier
    private let detector: LanguageDetector
    private let scanner: OrderReferenceScanner
    private let surnames: SurnameExtractor
    private let lexicons: Lexicons
    private let smallTalk: PerLanguage<[SmallTalk: [String]]>

    /// Creates an interpreter.
    ///
    /// - Parameters:
    ///   - classifier: Who judges intents.
    ///   - lexicons: The everyday words.
    ///   - orderNumberFormat: How the shop writes order numbers.
    ///   - languages: The languages that the shop speaks.
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public init(
        classifier: some IntentClassifier, lexicons: Lexicons, orderNumberFormat: OrderNumberFormat,
        languages: [Language] = Language.allCases
    ) throws(ResourceError) {
        self.classifier = classifier
        self.lexicons = lexicons
        detector = LanguageDetector(lexicons: lexicons, languages: languages)
        scanner = OrderReferenceScanner(
            format: orderNumberFormat,
            cues: lexicons[.french].orderCues.union(lexicons[.english].orderCues)
        )
        surnames = SurnameExtractor(lexicons: lexicons)
        let tables: PerLanguage<[String: [String]]> = try ResourceBundle.core.loadPerLanguage("smalltalk")
        smallTalk = tables.map { table in
            Dictionary(uniqueKeysWithValues: SmallTalk.allCases.map { ($0, table[$0.rawValue] ?? []) })
        }
    }

    /// Understands a text.
    ///
    /// - Parameters:
    ///   - text: A message, already bounded in length.
    ///   - language: The conversation's language.
    ///   - pending: What a question asked before still lacks, if one is open.
    public func understand(_ text: String, language prior: Language, pending: OrderSlots? = nil) -> Understanding {
        let visible = text.withoutInvisibleCharacters()
        // Bare digits answer "which number?" only in a message that says little else.
        let isAnswer = pending != nil && pending?.reference == nil && Word.words(of: visible).count <= Self.shortAnswer
        let scan = scanner.scan(visible, isReference: isAnswer)
        let hasNumber = !scan.references.isEmpty
        let rest = scan.rest
        let language = detector.language(of: rest, prior: prior)
        let name = surnames.name(in: rest, language: language, isExpected: hasNumber || pending != nil)

        var understanding = Understanding(language: language, orderReferences: scan.references, name: name)
        understanding.hasMalformedOrderNumber = scan.hasMalformed
        judge(rest, scan: scan, hasPending: pending != nil, into: &understanding)
        return understanding
    }

    private func judge(
        _ rest: String, scan: OrderReferenceScanner.Result, hasPending: Bool, into result: inout Understanding
    ) {
        let language = result.language
        var confidence = classifier.confidences(of: rest, language: language).filter { $0.key != .general }
        var generalClauses: [String] = []
        for clause in ClauseSplitter().clauses(of: rest) {
            let judged = classifier.confidences(of: clause, language: language)
            let best = judged.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }
            let general = judged[.general] ?? 0
            if general >= Self.threshold, best?.key == .general || general > (judged[.order] ?? 0) {
                generalClauses.append(clause)
                confidence[.general] = max(confidence[.general] ?? 0, general)
            }
        }
        if !scan.references.isEmpty || scan.hasMalformed { confidence[.order] = max(confidence[.order] ?? 0, 0.97) }

        let talk = SmallTalk.allCases.first { kind in
            smallTalk[language][kind]?.contains { rest.folded().containsWords($0) } ?? false
        }
        if !confidence.values.contains(where: { $0 >= Self.threshold }) {
            let isTelling = Word.words(of: rest).contains { carriesMeaning($0, in: language) }
            if hasPending && result.name != nil {
                confidence[.order] = 0.9
            } else if talk != nil && !isTelling {
                confidence[.smalltalk] = 0.9
            } else if isTelling {
                // Nothing says otherwise: let the documents decide whether they answer.
                confidence[.general] = Self.threshold
                generalClauses = [rest]
            }
        }
        result.smallTalk = talk
        result.confidence = confidence
        result.intents = Intent.allCases.filter { (confidence[$0] ?? 0) >= Self.threshold }
        // Words such as "bonjour" beside a real request are courtesy, not a second request.
        if result.intents.count > 1 { result.intents.removeAll { $0 == .smalltalk || $0 == .other } }
        result.generalText = generalClauses.joined(separator: " ")
    }

    /// A word that courtesy does not explain: with none, a message asks nothing.
    private func carriesMeaning(_ word: Word, in language: Language) -> Bool {
        word.folded.count >= 3 && !lexicons[language].courtesy.contains(word.folded)
    }

    private static let threshold = 0.5
    /// The most words of a message that answers a question with a bare number.
    private static let shortAnswer = 5
}

extension String {
    /// Whether the folded text contains the words one after another, as whole words.
    fileprivate func containsWords(_ words: String) -> Bool {
        let padded = " " + String(map { $0.isLetter || $0.isNumber || $0 == "'" ? $0 : " " }) + " "
        return padded.contains(" \(words) ")
    }
}
