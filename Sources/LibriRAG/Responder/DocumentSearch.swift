/// Finds out what the documents have to say to a question, which may be two.
struct DocumentSearch: Sendable {
    let retriever: any Retriever
    let quoter: Quoter
    let checker: any AnswerChecker
    let thresholds: KnowledgeResponder.Thresholds

    /// What the documents have to say.
    enum Outcome {
        /// They answer; of two questions perhaps one only.
        case answered(Answer, silentOn: String?)
        /// One of two subjects may be meant.
        case unclear(Passage, Passage)
        /// They do not answer.
        case silent
    }

    /// An outcome with what it rests on.
    struct Finding {
        var outcome: Outcome
        /// What was found for the question as a whole.
        var retrieval: Retrieval
        /// The passages from which an answer in other words may be written, best first; none where quotations are better.
        var sources: [Passage] = []
    }

    /// What the documents have to say to a question.
    func finding(for question: String, in language: Language) async -> Finding {
        // All at once: a slow neighbour of the retriever is waited for once.
        async let wholeRetrieval = retriever.retrieve(question, language: language, limit: Self.depth)
        let parts = QuestionSplitter().questions(in: question, language)
        let retrieved = parts.count > 1 ? await retrievals(for: parts, in: language) : []
        let whole = await wholeRetrieval
        if let outcome = outcome(of: retrieved, whole) {
            return Finding(outcome: outcome, retrieval: whole)
        }
        if let best = whole.hits.first, whole.answerable >= thresholds.answer,
            let answer = quotation(from: best, for: question, confidence: whole.answerable)
        {
            return Finding(
                outcome: .answered(answer, silentOn: nil), retrieval: whole,
                sources: Array(whole.hits.flatMap(\.passages).prefix(Self.mostSources)))
        }
        let passages = whole.hits.map(\.passage).filter { !$0.title.isEmpty }
        if whole.answerable >= thresholds.clarify, let first = passages.first,
            let second = passages.dropFirst().first(where: { $0.title != first.title })
        {
            return Finding(outcome: .unclear(first, second), retrieval: whole)
        }
        return Finding(outcome: .silent, retrieval: whole)
    }

    private static let depth = 3
    private static let mostSources = 4

    /// What one document has to say, which the customer chose: it is quoted however sure the retrieval is, and nothing is asked
    /// back again.
    func finding(for question: String, from document: String, in language: Language) async -> Finding {
        let whole = await retriever.retrieve(question, language: language, limit: Self.chosenDepth)
        guard let hit = whole.hits.first(where: { $0.passage.document == document }),
            let answer = quotation(from: hit, for: question, confidence: whole.answerable)
        else { return Finding(outcome: .silent, retrieval: whole) }
        return Finding(outcome: .answered(answer, silentOn: nil), retrieval: whole, sources: hit.passages)
    }

    /// A document that was offered is among the first; a new index may have moved it a little.
    private static let chosenDepth = 10

    /// What is found for each of several questions, in their order.
    private func retrievals(
        for questions: [String], in language: Language
    ) async -> [(question: String, retrieval: Retrieval)] {
        await withTaskGroup(of: (Int, Retrieval).self) { group in
            for (index, question) in questions.enumerated() {
                group.addTask { (index, await retriever.retrieve(question, language: language, limit: 1)) }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }
                .map { (questions[$0.0], $0.1) }
        }
    }

    /// What the documents have to say to several questions; nothing when they are better taken as one.
    private func outcome(of parts: [(question: String, retrieval: Retrieval)], _ whole: Retrieval) -> Outcome? {
        var given: [Answer] = []
        var silent: [(question: String, answerable: Double)] = []
        for (question, retrieval) in parts {
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
