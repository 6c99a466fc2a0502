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
        let found = surnames.name(in: rest, language: language, isExpected: hasNumber || pending != nil)
        let answer = wholeAnswer(rest, language: language, hasNumber: hasNumber, pending: pending)

        var understanding = Understanding(
            language: language, orderReferences: scan.references, name: answer ?? found
        )
        understanding.hasMalformedOrderNumber = scan.hasMalformed
        if answer != nil {
            understanding.confidence = [.order: Self.certain]
            understanding.intents = [.order]
        } else {
            judge(rest, scan: scan, hasPending: pending != nil, into: &understanding)
        }
        return understanding
    }

    private func judge(
        _ rest: String, scan: OrderReferenceScanner.Result, hasPending: Bool, into result: inout Understanding
    ) {
        let language = result.language
        var confidence = classifier.confidences(of: rest, language: language).filter { $0.key != .general }
        var generalClauses: [String] = []
        var previousWasGeneral = false
        for clause in ClauseSplitter().clauses(of: rest) {
            let judged = classifier.confidences(of: clause, language: language)
            let best = judged.max { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }
            let general = judged[.general] ?? 0
            if general >= Self.threshold, best?.key == .general || general > (judged[.order] ?? 0) {
                generalClauses.append(clause)
                confidence[.general] = max(confidence[.general] ?? 0, general)
                previousWasGeneral = true
            } else if previousWasGeneral, (judged.values.max() ?? 0) < Self.threshold {
                // "… en Suisse | et en Belgique ?" goes on with the question before it.
                generalClauses.append(clause)
            } else {
                previousWasGeneral = false
            }
        }
        if !scan.references.isEmpty || scan.hasMalformed {
            confidence[.order] = max(confidence[.order] ?? 0, Self.certain)
        }

        let talk = SmallTalk.allCases.first { kind in
            smallTalk[language][kind]?.contains { rest.folded().containsWords($0) } ?? false
        }
        if !confidence.values.contains(where: { $0 >= Self.threshold }) {
            let isTelling = Word.words(of: rest).contains { carriesMeaning($0, in: language) }
            if hasPending && result.name != nil {
                confidence[.order] = 0.9
            } else if talk != nil && !isTelling {
                confidence[.smalltalk] = 0.9
            } else if isTelling && !isBareName(rest) {
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

    /// The whole of a short message as a name, where a name was asked for or a number stands beside it and nothing else
    /// is asked.
    private func wholeAnswer(_ rest: String, language: Language, hasNumber: Bool, pending: OrderSlots?) -> StatedName? {
        let isAskedFor = pending?.reference != nil && pending?.name == nil
        guard hasNumber || isAskedFor, surnames.name(in: rest, language: language, isExpected: false) == nil else {
            return nil
        }
        let asks = classifier.confidences(of: rest, language: language).values.contains { $0 > Self.sureQuestion }
        return asks ? nil : surnames.wholeAnswer(rest, language: language)
    }

    /// A few capitalised words that no everyday use explains: a name without a question, nothing for the documents.
    private func isBareName(_ text: String) -> Bool {
        let words = Word.words(of: text)
        return words.count <= 4 && words.allSatisfy(\.isCapitalised)
            && surnames.unexplainedWords(in: text).count == words.count
    }

    /// A word that courtesy does not explain: with none, a message asks nothing.
    private func carriesMeaning(_ word: Word, in language: Language) -> Bool {
        word.folded.count >= 3 && !lexicons[language].courtesy.contains(word.folded)
    }

    private static let threshold = 0.5
    /// What a message must reach to be a question although a name was asked for.
    private static let sureQuestion = 0.6
    private static let certain = 0.97
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
