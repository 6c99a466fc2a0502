/// Answers general questions from the shop's documents, or says that they do not answer.
public struct KnowledgeResponder: Responder {
    private let retriever: any Retriever
    private let quoter: Quoter
    private let checker: any AnswerChecker
    private let phrasebook: Phrasebook
    private let threshold: Double
    private let unanswered: (any UnansweredLog)?

    /// Creates a responder.
    ///
    /// - Parameters:
    ///   - retriever: Finds passages.
    ///   - quoter: Picks the words that answer.
    ///   - checker: Judges every piece before it is shown.
    ///   - threshold: How sure the retrieval must be, 0 to 1; below it the answer is that the documents do not say.
    ///   - unanswered: Keeps the questions that the documents do not answer.
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable.
    public init(
        retriever: some Retriever, quoter: Quoter, checker: some AnswerChecker = VerbatimAnswerChecker(),
        threshold: Double = 0.5, unanswered: (any UnansweredLog)? = nil
    ) throws(ResourceError) {
        self.retriever = retriever
        self.quoter = quoter
        self.checker = checker
        self.threshold = threshold
        self.unanswered = unanswered
        phrasebook = try Phrasebook(bundle: ResourceBundle(target: "LibriRAG"), phrases: [.documentsSilent])
    }

    /// Documents.
    public let answers: Set<PlannedPart.Kind> = [.general]

    /// Answers with a quotation, or with the sentence that the documents do not say.
    public func respond(to request: ResponderRequest) -> AsyncStream<ResponseEvent> {
        .running { continuation in
            guard case .general(let question) = request.part else { return }
            if let answer = await answer(question, in: request.language) {
                let part = AnswerPart(
                    text: answer.text, made: answer.made, confidence: answer.confidence, citations: answer.citations
                )
                continuation.yield(.finished(.answer(part)))
            } else {
                unanswered?.record(question: question, language: request.language)
                let text = phrasebook.text(.documentsSilent, request.language)
                continuation.yield(.finished(.message(MessagePart(text: text, topic: .unknown))))
            }
        }
    }

    /// The answer to a question, or nothing when the documents do not answer it.
    ///
    /// - Parameters:
    ///   - question: The question, redacted.
    ///   - language: Its language.
    public func answer(_ question: String, in language: Language) async -> Answer? {
        let retrieval = await retriever.retrieve(question, language: language, limit: 3)
        guard let best = retrieval.hits.first?.passage, retrieval.answerable >= threshold else { return nil }
        let pieces = quoter.quote(best, for: question).filter { checker.supports($0, by: [best]) }
        guard !pieces.isEmpty else { return nil }
        let text = pieces.joined(separator: "\n")
        let citation = Citation(title: best.title, url: best.url, document: best.document, excerpt: text)
        return Answer(text: text, citations: [citation], made: .quoted, confidence: retrieval.answerable)
    }
}

extension Phrase {
    static let documentsSilent = Phrase(rawValue: "documentsSilent")
}
