/// Turns a message's text into an ``Understanding``: finds what it states, lets a classifier judge what it wants, and
/// decides.
public struct MessageInterpreter: Sendable {
    private let classifier: any IntentClassifier
    private let extractor: EntityExtractor
    private let surnames: SurnameExtractor
    private let lexicons: Lexicons
    private let choices: ChoiceReader
    /// The words of each phrase, the kinds in the order in which they are looked for.
    private let smallTalk: PerLanguage<[(kind: SmallTalk, phrases: [[String]])]>

    /// Creates an interpreter.
    ///
    /// - Parameters:
    ///   - classifier: Who judges intents.
    ///   - lexicons: The everyday words.
    ///   - names: How names are told from other words.
    ///   - orderNumberFormat: How the shop writes order numbers.
    ///   - languages: The languages that the shop speaks.
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public init(
        classifier: some IntentClassifier, lexicons: Lexicons, names: NameModel, orderNumberFormat: OrderNumberFormat,
        languages: [Language] = Language.allCases
    ) throws(ResourceError) {
        self.classifier = classifier
        self.lexicons = lexicons
        choices = ChoiceReader(lexicons: lexicons)
        extractor = EntityExtractor(
            lexicons: lexicons, names: names, orderNumberFormat: orderNumberFormat, languages: languages)
        surnames = SurnameExtractor(lexicons: lexicons, names: names)
        let tables: PerLanguage<[String: [String]]> = try ResourceBundle.core.loadPerLanguage("smalltalk")
        smallTalk = tables.map { table in
            SmallTalk.allCases.map { kind in
                (kind, (table[kind.rawValue] ?? []).map { $0.split(separator: " ").map(String.init) })
            }
        }
    }

    /// The subjects that a message picks of those that were offered; empty when it says anything else.
    func picked(in text: String, of choice: SubjectChoice) -> [SubjectChoice.Subject] {
        choices.picks(in: text, of: choice.subjects.map(\.title)).map { choice.subjects[$0] }
    }

    /// Understands a text.
    ///
    /// - Parameters:
    ///   - text: A message, already bounded in length.
    ///   - prior: The conversation's language.
    ///   - pending: What a question asked before still lacks, if one is open.
    public func understand(_ text: String, language prior: Language, pending: OrderSlots? = nil) -> Understanding {
        let found = extractor.entities(in: text, language: prior, pending: pending)
        let utterance = found.utterance
        var judgement = classifier.judgement(of: utterance)
        let answer = wholeAnswer(found, judgement: judgement, pending: pending)

        var understanding = Understanding(
            language: utterance.language, orderReferences: found.references,
            name: answer ?? found.name ?? likelyName(found, judgement: judgement)
        )
        understanding.askedReferences = found.askedReferences
        understanding.hasMalformedOrderNumber = found.hasMalformedOrderNumber
        if pending != nil, answer == nil, found.mention == nil, let evasion = evasion(utterance, judgement: judgement) {
            understanding.name = nil
            understanding.intents = [.smalltalk]
            understanding.confidence = [.smalltalk: Self.fairlyCertain]
            understanding.smallTalk = evasion
            return understanding
        }
        if answer != nil {
            judgement = IntentJudgement(intents: [.order], confidence: [.order: Self.certain])
        } else {
            weigh(&judgement, found: found, pending: pending)
        }
        understanding.confidence = judgement.confidence
        understanding.intents = Intent.allCases.filter(judgement.intents.contains)
        if judgement.intents.contains(.smalltalk) { understanding.smallTalk = kindOfSmallTalk(utterance) }
        understanding.isUncertain = (judgement.confidence.values.max() ?? 0) < Self.askingBack
        if understanding.intents.contains(.general) {
            understanding.generalText = generalText(of: utterance, intents: understanding.intents)
        }
        return understanding
    }

    /// "Laissez tomber", "un instant": few words instead of the answer that was asked for.
    ///
    /// It must begin the message, but for courtesy: "je n'ai rien du tout reçu" and "I can't wait" are none.
    private func evasion(_ utterance: Utterance, judgement: IntentJudgement) -> SmallTalk? {
        let asks = [Intent.order, .general, .human].contains { judgement.confidence[$0] ?? 0 >= Self.sureQuestion }
        guard !utterance.hasOrderReference, utterance.words.count <= Self.fewWords else { return nil }
        let courtesy = lexicons[utterance.language].courtesy
        let folded = Array(utterance.words.map(\.folded).drop { courtesy.contains($0) })
        return smallTalk[utterance.language].first { kind, phrases in
            // "Annuler" alone gives up; "annuler ma commande" is a question.
            (kind == .givingUp || kind == .waiting)
                && phrases.contains { asks ? folded == $0 : folded.starts(with: $0) }
        }?.kind
    }

    /// A name that the message's meaning makes likely: who asks for an order or for a person says who asks.
    private func likelyName(_ found: EntityExtractor.Entities, judgement: IntentJudgement) -> StatedName? {
        guard let mention = found.mention, mention.strength >= .likely else { return nil }
        return judgement.intents.isDisjoint(with: [.order, .human]) ? nil : mention.name
    }

    /// What the conversation knows and the classifier does not.
    private func weigh(_ judgement: inout IntentJudgement, found: EntityExtractor.Entities, pending: OrderSlots?) {
        let utterance = found.utterance
        // A number alone, "et CL-401372 ?".
        if utterance.hasOrderReference, utterance.words.allSatisfy({ saysNothing($0) }) {
            judgement = IntentJudgement(intents: [.order], confidence: [.order: Self.certain])
            return
        }
        // The number that was asked for.
        if utterance.hasOrderReference, pending != nil {
            judgement.intents.insert(.order)
            judgement.intents.subtract([.other, .smalltalk])
            judgement.confidence[.order] = Self.certain
        }
        // Who gives a number and clearly asks for nothing else has it looked up.
        let asksElse = [Intent.general, .human].contains { judgement.confidence[$0] ?? 0 >= Self.fairlyCertain }
        if utterance.hasOrderReference, !judgement.intents.contains(.order), !asksElse {
            judgement.intents = [.order]
            judgement.confidence[.order] = max(judgement.confidence[.order] ?? 0, Self.fairlyCertain)
        }
        let isSure = judgement.confidence.values.contains { $0 >= Self.sureQuestion }
        if pending != nil, found.name != nil, !isSure || isBareName(utterance) {
            judgement = IntentJudgement(intents: [.order], confidence: [.order: Self.fairlyCertain])
        }
    }

    private func saysNothing(_ word: Word) -> Bool {
        lexicons.any.connectives.contains(word.folded) || lexicons.any.courtesy.contains(word.folded)
    }

    /// The part of a message that the documents may answer.
    private func generalText(of utterance: Utterance, intents: [Intent]) -> String {
        guard intents.count > 1 else { return utterance.text.withoutPlaceholders }
        var kept: [Substring] = []
        var previousIsKept = false
        for clause in ClauseSplitter().clauses(of: utterance.words) {
            guard let first = clause.first, let last = clause.last else { continue }
            let text = utterance.text[first.text.startIndex..<last.text.endIndex]
            let judged = classifier.judgement(of: Utterance(text: String(text), language: utterance.language))
            // "… en Suisse | et en Belgique ?" goes on with the question before it.
            let isClear = (judged.confidence.values.max() ?? 0) >= Self.threshold
            let isKept = isClear ? judged.intents.contains(.general) : previousIsKept
            if isKept { kept.append(text) }
            previousIsKept = isKept
        }
        return (kept.isEmpty ? utterance.text : kept.joined(separator: " ")).withoutPlaceholders
    }

    /// The whole of a short message as a name, where a name was asked for or a number stands beside it and nothing else
    /// is asked.
    private func wholeAnswer(
        _ found: EntityExtractor.Entities, judgement: IntentJudgement, pending: OrderSlots?
    ) -> StatedName? {
        let utterance = found.utterance
        // "Dupont" alone corrects a name that was refused.
        let isAskedFor = pending?.reference != nil && (pending?.name == nil || isWrittenAsName(utterance))
        guard !found.references.isEmpty || isAskedFor, found.name == nil || isAskedFor,
            found.mention?.strength != .clear
        else { return nil }
        // Beside a number that nobody asked for, only what is written as a name is one.
        guard isAskedFor || (isWrittenAsName(utterance) && surnames.mayName(utterance.words)) else { return nil }
        // "Bonjour, c'est Carré" sounds like small talk.
        let hasCapital = utterance.words.dropFirst().contains(where: \.isCapitalised)
        let asks = judgement.confidence.contains { intent, confidence in
            confidence > Self.sureQuestion && intent != .order && intent != .other
                && !(intent == .smalltalk && hasCapital)
        }
        return asks && !isWrittenAsName(utterance) ? nil : surnames.wholeAnswer(utterance)
    }

    /// Three words at most, all capitalised, as hardly anybody writes a question.
    private func isWrittenAsName(_ utterance: Utterance) -> Bool {
        utterance.words.count <= 3
            && utterance.words.allSatisfy { $0.isCapitalised || lexicons.any.particles.contains($0.folded) }
    }

    private func kindOfSmallTalk(_ utterance: Utterance) -> SmallTalk? {
        let folded = utterance.words.map(\.folded)
        return smallTalk[utterance.language].first { $0.phrases.contains(where: folded.containsRun) }?.kind
    }

    /// A few capitalised words that no everyday use explains: a name without a question, nothing for the documents.
    private func isBareName(_ utterance: Utterance) -> Bool {
        utterance.words.count <= 4 && utterance.words.allSatisfy(\.isCapitalised)
            && surnames.areUnexplained(utterance.words)
    }

    private static let threshold = 0.5
    private static let fewWords = 8
    /// Below this for every intent, asking back beats guessing.
    private static let askingBack = 0.4
    /// What a message must reach to be a question although a name was asked for.
    private static let sureQuestion = 0.6
    private static let fairlyCertain = 0.9
    private static let certain = 0.97
}

extension [String] {
    /// Whether the words stand in here one after another.
    fileprivate func containsRun(_ run: [String]) -> Bool {
        guard !run.isEmpty, run.count <= count else { return false }
        return (0...count - run.count).contains { start in
            zip(self[start...], run).allSatisfy { $0 == $1 }
        }
    }
}
