/// Answers general questions from the shop's documents, asks which of two things is meant, or says that they do not
/// answer.
public struct KnowledgeResponder: Responder {
    private let search: DocumentSearch
    private let writer: (any AnswerWriter)?
    private let phrasebook: Phrasebook
    private let unanswered: (any UnansweredLog)?
    private let traces: (any AnswerTraceLog)?

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
    ///   - checker: Judges every piece of a quotation before it is shown.
    ///   - writer: Says in other words what is quoted otherwise; without one, all answers are quotations.
    ///   - thresholds: How sure the retrieval must be.
    ///   - unanswered: Keeps the questions that the documents do not answer.
    ///   - traces: Is told why answers came out as they did.
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public init(
        retriever: some Retriever, quoter: Quoter, checker: some AnswerChecker = VerbatimAnswerChecker(),
        writer: (any AnswerWriter)? = nil, thresholds: Thresholds = Thresholds(),
        unanswered: (any UnansweredLog)? = nil, traces: (any AnswerTraceLog)? = nil
    ) throws(ResourceError) {
        search = DocumentSearch(retriever: retriever, quoter: quoter, checker: checker, thresholds: thresholds)
        self.writer = writer
        self.unanswered = unanswered
        self.traces = traces
        phrasebook = try Phrasebook(
            bundle: ResourceBundle(target: "LibriRAG"), phrases: [.documentsSilent, .whichOfTwo, .otherHalfSilent])
    }

    private static let longestEcho = 200

    /// Documents.
    public let answers: Set<PlannedPart.Kind> = [.general]

    /// Answers with the documents' words or the model's, with a question back, or with the sentence that the documents do not say.
    public func respond(to request: ResponderRequest) -> AsyncStream<ResponseEvent> {
        // Without a model there is nothing to show before the whole.
        guard let writer else {
            return .finishing { await self.part(for: request, writer: nil) { _ in }.map { .finished($0) } }
        }
        return .running { events in
            let part = await self.part(for: request, writer: writer) { events.yield(.text($0)) }
            if let part { events.yield(.finished(part)) }
        }
    }

    private func part(
        for request: ResponderRequest, writer: (any AnswerWriter)?, show: @Sendable (String) -> Void
    ) async -> ReplyPart? {
        let language = request.language
        let question: String
        let finding: DocumentSearch.Finding
        switch request.part {
        case .general(let asked):
            (question, finding) = (asked, await search.finding(for: asked, in: language))
        case .chosen(let asked, let document):
            (question, finding) = (asked, await search.finding(for: asked, from: document, in: language))
        default: return nil
        }
        switch finding.outcome {
        case .answered(let quoted, let silentOn):
            var answer = quoted
            var written: WrittenAnswer?
            if let writer, !finding.sources.isEmpty, silentOn == nil {
                let result = await writer.write(question, from: finding.sources, language: language, show: show)
                // Who asked has gone: nobody reads what would be made of it.
                guard !Task.isCancelled else { return nil }
                answer = Answer(result, from: finding.sources, else: quoted)
                written = result
            }
            traces?.record(AnswerTrace(question: question, retrieval: finding.retrieval, written: written))
            return .answer(part(of: answer, silentOn: silentOn, language))
        case .unclear(let first, let second):
            traces?.record(AnswerTrace(question: question, retrieval: finding.retrieval))
            unanswered?.record(question: question, language: language)
            let text = phrasebook.text(.whichOfTwo, language, ["first": first.title, "second": second.title])
            let choice = SubjectChoice(
                question: question,
                subjects: [first, second].map { .init(title: $0.title, document: $0.document) },
                offeredAt: request.now)
            return .message(MessagePart(text: text, topic: .clarify, choice: choice))
        case .silent:
            traces?.record(AnswerTrace(question: question, retrieval: finding.retrieval))
            unanswered?.record(question: question, language: language)
            let text = phrasebook.text(.documentsSilent, language)
            return .message(MessagePart(text: text, topic: .unknown))
        }
    }

    private func part(of answer: Answer, silentOn: String?, _ language: Language) -> AnswerPart {
        var text = answer.text
        if let silentOn {
            unanswered?.record(question: silentOn, language: language)
            text +=
                "\n\n"
                + phrasebook.text(
                    .otherHalfSilent, language, ["question": String(silentOn.prefix(Self.longestEcho))])
        }
        return AnswerPart(
            text: text, made: answer.made, confidence: answer.confidence, citations: answer.citations)
    }
}

extension Phrase {
    static let documentsSilent = Phrase(rawValue: "documentsSilent")
    static let whichOfTwo = Phrase(rawValue: "whichOfTwo")
    static let otherHalfSilent = Phrase(rawValue: "otherHalfSilent")
}
