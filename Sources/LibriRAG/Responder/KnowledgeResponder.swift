/// Answers general questions from the shop's documents, asks which of two things is meant, or says that they do not
/// answer.
public struct KnowledgeResponder: Responder {
    private let retriever: any Retriever
    private let quoter: Quoter
    private let checker: any AnswerChecker
    private let phrasebook: Phrasebook
    private let thresholds: Thresholds
    private let unanswered: (any UnansweredLog)?

    /// How sure the retrieval must be, 0 to 1.
    public struct Thresholds: Sendable, Equatable {
        /// At least so sure, the answer is given.
        public var answer: Double
        /// At least so sure, but not enough to answer, the customer is asked which of two subjects is meant.
        public var clarify: Double

        /// Creates thresholds.
        ///
        /// The defaults leave few wrong answers on questions that the documents nearly answer; `docs/retrieval.md` has the figures.
        public init(answer: Double = 0.6, clarify: Double = 0.3) {
            self.answer = answer
            self.clarify = clarify
        }
    }

    /// Creates a responder.
    ///
    /// - Parameters:
    ///   - retriever: Finds passages.
    ///   - quoter: Picks the words that answer.
    ///   - checker: Judges every piece before it is shown.
    ///   - thresholds: How sure the retrieval must be.
    ///   - unanswered: Keeps the questions that the documents do not answer.
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public init(
        retriever: some Retriever, quoter: Quoter, checker: some AnswerChecker = VerbatimAnswerChecker(),
        thresholds: Thresholds = Thresholds(), unanswered: (any UnansweredLog)? = nil
    ) throws(ResourceError) {
        self.retriever = retriever
        self.quoter = quoter
        self.checker = checker
        self.thresholds = thresholds
        self.unanswered = unanswered
        phrasebook = try Phrasebook(
            bundle: ResourceBundle(target: "LibriRAG"), phrases: [.documentsSilent, .whichOfTwo, .otherHalfSilent])
    }

    private static let longestEcho = 200

    /// Documents.
    public let answers: Set<PlannedPart.Kind> = [.general]

    /// Answers with a quotation, with a question back, or with the sentence that the documents do not say.
    public func respond(to request: ResponderRequest) -> AsyncStream<ResponseEvent> {
        .finishing { await self.part(for: request).map { .finished($0) } }
    }

    private func part(for request: ResponderRequest) async -> ReplyPart? {
        let language = request.language
        let question: String
        let outcome: Outcome
        switch request.part {
        case .general(let asked): (question, outcome) = (asked, await self.outcome(of: asked, in: language))
        case .chosen(let asked, let document):
            (question, outcome) = (asked, await self.outcome(of: asked, from: document, in: language))
        default: return nil
        }
        switch outcome {
        case .answered(let answer, let silentOn):
            var text = answer.text
            if let silentOn {
                unanswered?.record(question: silentOn, language: language)
                text +=
                    "\n\n"
                    + phrasebook.text(
                        .otherHalfSilent, language, ["question": String(silentOn.prefix(Self.longestEcho))])
            }
            let part = AnswerPart(
                text: text, made: answer.made, confidence: answer.confidence, citations: answer.citations)
            return .answer(part)
        case .unclear(let first, let second):
            unanswered?.record(question: question, language: language)
            let text = phrasebook.text(.whichOfTwo, language, ["first": first.title, "second": second.title])
            let choice = SubjectChoice(
                question: question,
                subjects: [first, second].map { .init(title: $0.title, document: $0.document) },
                offeredAt: request.now)
            let part = MessagePart(text: text, topic: .clarify, choice: choice)
            return .message(part)
        case .silent:
            unanswered?.record(question: question, language: language)
            let text = phrasebook.text(.documentsSilent, language)
            return .message(MessagePart(text: text, topic: .unknown))
        }
    }

    /// What the documents have to say.
    private enum Outcome {
        /// They answer; of two questions perhaps one only.
        case answered(Answer, silentOn: String?)
        /// One of two subjects may be meant.
        case unclear(Passage, Passage)
        /// They do not answer.
        case silent
    }

    private func outcome(of question: String, in language: Language) async -> Outcome {
        let whole = await retriever.retrieve(question, language: language, limit: 3)
        let parts = QuestionSplitter().questions(in: question, language)
        if parts.count > 1, let outcome = await outcome(of: parts, whole, in: language) { return outcome }
        if let best = whole.hits.first, whole.answerable >= thresholds.answer,
            let answer = quotation(from: best, for: question, confidence: whole.answerable)
        {
            return .answered(answer, silentOn: nil)
        }
        let passages = whole.hits.map(\.passage).filter { !$0.title.isEmpty }
        if whole.answerable >= thresholds.clarify, let first = passages.first,
            let second = passages.dropFirst().first(where: { $0.title != first.title })
        {
            return .unclear(first, second)
        }
        return .silent
    }

    /// What one document has to say, which the customer chose: it is quoted however sure the retrieval is, and nothing is asked
    /// back again.
    private func outcome(of question: String, from document: String, in language: Language) async -> Outcome {
        let whole = await retriever.retrieve(question, language: language, limit: Self.chosenDepth)
        guard let hit = whole.hits.first(where: { $0.passage.document == document }),
            let answer = quotation(from: hit, for: question, confidence: whole.answerable)
        else { return .silent }
        return .answered(answer, silentOn: nil)
    }

    /// A document that was offered is among the first; a new index may have moved it a little.
    private static let chosenDepth = 10

    /// What the documents have to say to several questions; nothing when they are better taken as one.
    private func outcome(
        of questions: [String], _ whole: Retrieval, in language: Language
    ) async -> Outcome? {
        var given: [Answer] = []
        var silent: [(question: String, answerable: Double)] = []
        for question in questions {
            let retrieval = await retriever.retrieve(question, language: language, limit: 1)
            guard let best = retrieval.hits.first, retrieval.answerable >= thresholds.answer,
                let answer = quotation(from: best, for: question, confidence: retrieval.answerable)
            else {
                silent.append((question, retrieval.answerable))
                continue
            }
            // Two questions that one quotation answers are answered once.
            if !given.contains(where: { $0.text == answer.text }) { given.append(answer) }
        }
        if silent.isEmpty { return given.count > 1 ? .answered(Answer(joining: given), silentOn: nil) : nil }
        guard let only = given.first, given.count == 1, silent.count == 1 else { return nil }
        // A half that says little without the other ("and how long does it take?") may be answered by the whole.
        let wholeAddsNothing =
            whole.answerable < thresholds.answer
            || whole.hits.first?.passage.document == only.citations.first?.document
                && silent[0].answerable < thresholds.clarify
        return wholeAddsNothing ? .answered(only, silentOn: silent[0].question) : nil
    }

    private func quotation(from hit: Retrieval.Hit, for question: String, confidence: Double) -> Answer? {
        let text = quoter.quotation(from: hit, for: question, checker: checker)
        guard !text.isEmpty else { return nil }
        let source = hit.passage
        let citation = Citation(title: source.title, url: source.url, document: source.document, excerpt: text)
        return Answer(text: text, citations: [citation], made: .quoted, confidence: confidence)
    }
}

extension Answer {
    /// The answers to several questions, in order; as sure as the least sure one.
    fileprivate init(joining answers: [Answer]) {
        self.init(
            text: answers.map(\.text).joined(separator: "\n\n"), citations: Self.merged(answers.flatMap(\.citations)),
            made: .quoted, confidence: answers.map(\.confidence).min() ?? 0)
    }

    /// Each document once, with all that is quoted of it.
    private static func merged(_ citations: [Citation]) -> [Citation] {
        citations.reduce(into: []) { merged, citation in
            if let place = merged.firstIndex(where: { $0.document == citation.document }) {
                merged[place].excerpt += "\n\n" + citation.excerpt
            } else {
                merged.append(citation)
            }
        }
    }
}

extension Phrase {
    static let documentsSilent = Phrase(rawValue: "documentsSilent")
    static let whichOfTwo = Phrase(rawValue: "whichOfTwo")
    static let otherHalfSilent = Phrase(rawValue: "otherHalfSilent")
}
