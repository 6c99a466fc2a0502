import Foundation
import LibriRAG
import Testing

@Suite struct KnowledgeResponderTests {
    private let passage = Passage(
        document: "fr/delais.md", ordinal: 0, title: "Délais", url: "https://shop.example/delais", language: .french,
        text: "Un livre est fabriqué en 5 à 8 jours ouvrés."
    )

    private func part(answerable: Double, checker: some AnswerChecker = VerbatimAnswerChecker(), hits: Bool = true)
        async throws -> ReplyPart
    {
        let retriever = FixedRetriever(
            retrieval: Retrieval(hits: hits ? [.init(passage: passage, score: 3)] : [], answerable: answerable)
        )
        return try await part(of: "Quels délais ?", retriever, checker)
    }

    private func part(
        of question: String, _ retriever: some Retriever, _ checker: some AnswerChecker = VerbatimAnswerChecker()
    ) async throws -> ReplyPart {
        try await part(.general(question: question), retriever, checker)
    }

    private func part(
        _ planned: PlannedPart, _ retriever: some Retriever, _ checker: some AnswerChecker = VerbatimAnswerChecker()
    ) async throws -> ReplyPart {
        let responder = try KnowledgeResponder(
            retriever: retriever, quoter: Quoter(analyzers: Analyzers()), checker: checker)
        let request = ResponderRequest(part: planned, language: .french, now: Date())
        for await event in responder.respond(to: request) {
            if case .finished(let part, _) = event { return part }
        }
        throw CancellationError()
    }

    @Test func quotesAndCites() async throws {
        guard case .answer(let answer) = try await part(answerable: 0.9) else {
            Issue.record("expected an answer"); return
        }
        #expect(answer.text == passage.text)
        #expect(answer.made == .quoted)
        #expect(answer.confidence == 0.9)
        #expect(
            answer.citations == [
                Citation(
                    title: "Délais", url: "https://shop.example/delais", document: "fr/delais.md", excerpt: passage.text
                )
            ])
    }

    @Test func quotesASecondPassageInTheOrderOfTheDocument() async throws {
        var later = passage
        (later.ordinal, later.text) = (2, "Un livre agrafé est fabriqué en 3 jours.")
        let hit = Retrieval.Hit(passage: later, supporting: passage, score: 3)
        let retriever = FixedRetriever(retrieval: Retrieval(hits: [hit], answerable: 0.9))
        guard case .answer(let answer) = try await part(of: "Quels délais ?", retriever) else {
            Issue.record("expected an answer"); return
        }
        #expect(answer.text == "\(passage.text)\n\n\(later.text)")
        #expect(answer.citations.map(\.excerpt) == [answer.text])
    }

    @Test func citesADocumentOnceThatAnswersBothHalves() async throws {
        guard
            case .answer(let answer) = try await part(
                of: "Quels délais et quels papiers ?", TwoSubjects(document: "guide.md"))
        else { Issue.record("expected an answer"); return }
        #expect(answer.citations.map(\.document) == ["guide.md"])
        #expect(answer.citations.map(\.excerpt) == [answer.text])
    }

    @Test func asksWhichOfTwoIsMeant() async throws {
        var other = passage
        other.title = "Livraison"
        let retrieval = Retrieval(
            hits: [.init(passage: passage, score: 3), .init(passage: other, score: 2)], answerable: 0.45)
        guard
            case .message(let message) = try await part(of: "Combien de temps ?", FixedRetriever(retrieval: retrieval))
        else { Issue.record("expected a question back"); return }
        #expect(message.topic == .clarify)
        #expect(message.choice?.question == "Combien de temps ?")
        #expect(message.choice?.subjects.map(\.title) == ["Délais", "Livraison"])
        #expect(message.text.contains("« Délais »") && message.text.contains("« Livraison »"))
    }

    @Test func aChosenDocumentAnswersWithoutAskingBack() async throws {
        var other = passage
        (other.document, other.title, other.text) = ("fr/envoi.md", "Livraison", "Le colis part le lundi.")
        let retrieval = Retrieval(
            hits: [.init(passage: passage, score: 3), .init(passage: other, score: 2)], answerable: 0.45)
        let chosen = PlannedPart.chosen(question: "Combien de temps ?", document: "fr/envoi.md")
        guard case .answer(let answer) = try await part(chosen, FixedRetriever(retrieval: retrieval)) else {
            Issue.record("expected an answer"); return
        }
        #expect(answer.text == other.text && answer.confidence == 0.45)
        let gone = PlannedPart.chosen(question: "Combien de temps ?", document: "fr/gone.md")
        guard case .message(let message) = try await part(gone, FixedRetriever(retrieval: retrieval)) else {
            Issue.record("expected a sentence"); return
        }
        #expect(message.topic == .unknown)
    }

    @Test func aSecondPassageIsLeftOutWhereTheQuotationGrowsLong() async throws {
        var (first, second) = (passage, passage)
        first.text = String(repeating: "Un délai de cinq jours est usuel. ", count: 12)
        (second.ordinal, second.text) = (1, String(repeating: "Le délai peut durer plus longtemps. ", count: 40))
        second.text = second.text.split(separator: ". ").map { "- \($0)." }.prefix(12).joined(separator: "\n")
        first.text = first.text.split(separator: ". ").map { "- \($0)." }.joined(separator: "\n")
        first.text += String(repeating: "x", count: 200)
        let hit = Retrieval.Hit(passage: first, supporting: second, score: 3)
        let retriever = FixedRetriever(retrieval: Retrieval(hits: [hit], answerable: 0.9))
        guard case .answer(let answer) = try await part(of: "Quel délai ?", retriever) else {
            Issue.record("expected an answer"); return
        }
        #expect(answer.text == first.text)
    }

    @Test func answersBothHalvesOfAQuestion() async throws {
        guard case .answer(let answer) = try await part(of: "Quels délais et quels papiers ?", TwoSubjects()) else {
            Issue.record("expected an answer"); return
        }
        #expect(answer.text == "Cinq jours de délais.\n\nQuatre papiers.")
        #expect(answer.citations.map(\.document) == ["délais", "papiers"])
    }

    @Test func saysOfWhichHalfTheDocumentsAreSilent() async throws {
        guard case .answer(let answer) = try await part(of: "Quels délais ? Et quels parfums ?", TwoSubjects()) else {
            Issue.record("expected an answer"); return
        }
        #expect(answer.text.hasPrefix("Cinq jours de délais.\n\n"))
        #expect(answer.text.contains("« quels parfums ? »"))
        #expect(answer.citations.map(\.document) == ["délais"])
    }

    @Test func saysThatTheDocumentsDoNotAnswer() async throws {
        for part in [try await part(answerable: 0.2), try await part(answerable: 0.9, hits: false)] {
            guard case .message(let message) = part else { Issue.record("expected a sentence"); continue }
            #expect(message.topic == .unknown)
        }
    }

    @Test func showsNothingThatTheCheckerRefuses() async throws {
        guard case .message(let message) = try await part(answerable: 0.9, checker: RefusingChecker()) else {
            Issue.record("expected a sentence")
            return
        }
        #expect(message.topic == .unknown)
    }
}

private struct FixedRetriever: Retriever {
    let retrieval: Retrieval
    func retrieve(_ question: String, language: Language, limit: Int) async -> Retrieval { retrieval }
}

private struct RefusingChecker: AnswerChecker {
    func supports(_ piece: String, by passages: [Passage]) -> Bool { false }
}

/// Knows two subjects, and is sure where a question names one of them alone.
private struct TwoSubjects: Retriever {
    /// The document of both; nothing where each has its own.
    var document: String?

    func retrieve(_ question: String, language: Language, limit: Int) async -> Retrieval {
        let texts = ["délais": "Cinq jours de délais.", "papiers": "Quatre papiers."]
        let named = texts.keys.sorted().filter { question.contains($0) }
        return Retrieval(
            hits: named.map { name in
                .init(
                    passage: Passage(
                        document: document ?? name, ordinal: 0, title: name, language: language, text: texts[name] ?? ""
                    ), score: 1)
            }, answerable: named.count == 1 && !question.contains("parfums") ? 0.9 : named.isEmpty ? 0 : 0.4)
    }
}
