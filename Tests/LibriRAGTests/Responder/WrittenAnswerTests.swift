import Foundation
import LibriRAG
import Synchronization
import Testing

/// What customers get of an answer that a model writes, however that ends.
@Suite struct WrittenAnswerTests {
    private static let delays = Passage(
        document: "fr/delais.md", ordinal: 0, title: "Délais", url: "https://shop.example/delais", language: .french,
        text: "Un livre est fabriqué en 5 à 8 jours ouvrés.")
    private static let papers = Passage(
        document: "fr/papiers.md", ordinal: 0, title: "Papiers", language: .french,
        text: "Le papier est blanc ou crème.")

    private struct FixedRetriever: Retriever {
        func retrieve(_ question: String, language: Language, limit: Int) async -> Retrieval {
            Retrieval(
                hits: [.init(passage: delays, score: 3), .init(passage: papers, score: 1)], answerable: 0.9)
        }
    }

    private struct FixedWriter: AnswerWriter {
        let answer: WrittenAnswer

        func write(
            _ question: String, from passages: [Passage], language: Language, show: @Sendable (String) -> Void
        ) async -> WrittenAnswer {
            // As a model writes, in pieces that have nothing to do with sentences.
            for letter in answer.text { show(String(letter)) }
            return answer
        }
    }

    private final class Traces: AnswerTraceLog {
        let all = Mutex<[AnswerTrace]>([])
        func record(_ trace: AnswerTrace) { all.withLock { $0.append(trace) } }
    }

    private func reply(
        _ written: WrittenAnswer, question: String = "Quels délais ?", traces: (any AnswerTraceLog)? = nil
    ) async throws -> (deltas: [String], answer: AnswerPart) {
        let responder = try KnowledgeResponder(
            retriever: FixedRetriever(), quoter: Quoter(analyzers: Analyzers()), writer: FixedWriter(answer: written),
            traces: traces)
        var deltas: [String] = []
        for await event in responder.respond(
            to: ResponderRequest(part: .general(question: question), language: .french, now: Date()))
        {
            switch event {
            case .text(let text): deltas.append(text)
            case .finished(.answer(let answer), _): return (deltas, answer)
            case .finished: break
            }
        }
        throw CancellationError()
    }

    private static let first = WrittenAnswer.Sentence(text: "Comptez cinq à huit jours ouvrés.", passages: [0])
    private static let invented = WrittenAnswer.Withheld(text: "Comptez deux jours.", reason: "figure")
    private static let second = WrittenAnswer.Sentence(text: "Le papier est blanc ou crème.", passages: [1])

    @Test func aWholeAnswerIsShownAsItIsWritten() async throws {
        let (deltas, answer) = try await reply(
            WrittenAnswer(
                text: "\(Self.first.text) \(Self.second.text)", sentences: [Self.first, Self.second], end: .whole))
        #expect(answer.text == "Comptez cinq à huit jours ouvrés. Le papier est blanc ou crème.")
        #expect(deltas.joined() == answer.text, "what was shown is what remains")
        #expect(answer.made == .generated)
        #expect(answer.citations.map(\.document) == ["fr/delais.md", "fr/papiers.md"])
        #expect(answer.citations.map(\.excerpt) == [Self.delays.text, Self.papers.text])
    }

    /// Whatever goes wrong, nothing that was shown is taken back, and the quotation says what may be lacking.
    @Test(arguments: [
        WrittenAnswer(text: first.text, sentences: [first], withheld: [invented], end: .whole),
        WrittenAnswer(text: first.text, sentences: [first], withheld: [invented, invented], end: .stopped),
        WrittenAnswer(text: first.text, sentences: [first], end: .failed(.timeout)),
    ])
    func whatIsLackingIsQuoted(written: WrittenAnswer) async throws {
        let (deltas, answer) = try await reply(written)
        #expect(answer.text == "\(Self.first.text)\n\n\(Self.delays.text)")
        #expect(answer.text.hasPrefix(deltas.joined()))
        #expect(answer.made == .generated)
        #expect(answer.citations.map(\.document) == ["fr/delais.md"])
    }

    @Test(arguments: [
        WrittenAnswer(end: .noAnswer), WrittenAnswer(end: .failed(.unavailable)), WrittenAnswer(end: .whole),
        WrittenAnswer(withheld: [invented], end: .stopped),
    ])
    func withoutASentenceTheAnswerIsQuoted(written: WrittenAnswer) async throws {
        let (deltas, answer) = try await reply(written)
        #expect(deltas == [] && answer.text == Self.delays.text && answer.made == .quoted)
    }

    @Test func staffCanSeeWhy() async throws {
        let traces = Traces()
        let written = WrittenAnswer(
            text: Self.first.text, sentences: [Self.first], withheld: [Self.invented], end: .whole)
        _ = try await reply(written, traces: traces)
        let trace = try #require(traces.all.withLock { $0 }.first)
        #expect(trace.question == "Quels délais ?" && trace.answerable == 0.9)
        #expect(trace.found.map(\.document) == ["fr/delais.md", "fr/papiers.md"])
        #expect(trace.written == written)
    }
}
