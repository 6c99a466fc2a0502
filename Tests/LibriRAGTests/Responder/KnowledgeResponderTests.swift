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
        let responder = try KnowledgeResponder(
            retriever: retriever, quoter: Quoter(analyzers: Analyzers()), checker: checker)
        let request = ResponderRequest(part: .general(question: "Quels délais ?"), language: .french, now: Date())
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
