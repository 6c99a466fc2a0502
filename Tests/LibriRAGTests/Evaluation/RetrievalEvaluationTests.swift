import Foundation
import Testing

@testable import LibriRAG

/// The values are computed by hand.
@Suite struct RetrievalEvaluationTests {
    private func question(_ documents: [String], quotes: [String] = []) throws -> RetrievalQuestion {
        let object: [String: Any] = ["text": "Quoi ?", "documents": documents, "quotes": quotes]
        return try JSONDecoder().decode(RetrievalQuestion.self, from: JSONSerialization.data(withJSONObject: object))
    }

    private func retrieval(_ documents: [String], confidence: Double = 0.5) -> Retrieval {
        let hits = documents.map { document in
            Retrieval.Hit(
                passage: Passage(document: document, ordinal: 0, title: "", language: .french, text: "x"), score: 1)
        }
        return Retrieval(hits: hits, answerable: confidence)
    }

    private func isClose(_ value: Double?, _ expected: Double) -> Bool { abs((value ?? .nan) - expected) < 0.000_01 }

    @Test func ranksAndGains() throws {
        var evaluation = RetrievalEvaluation()
        let (ten, late) = ((1...10).map { "x\($0)" }, "late")
        evaluation.add(try question(["a"]), retrieval(["a", "b"]))
        evaluation.add(try question(["a", "c"]), retrieval(["b", "a", "c"]))
        evaluation.add(try question([late]), retrieval(ten + [late]))
        evaluation.add(try question([]), retrieval(["a"]))
        evaluation.finish()
        #expect(evaluation.questions == 4 && evaluation.answerable == 3)
        #expect([evaluation.hitAt1, evaluation.hitAt3, evaluation.hitAt10].map(\.hits) == [1, 2, 2])
        // (1 + 1/2 + 0) / 3
        #expect(isClose(evaluation.meanReciprocalRank.value, 0.5))
        // The second question: (1/log2 3 + 1/log2 4) / (1/log2 2 + 1/log2 3) = 1.130930 / 1.630930 = 0.693426.
        #expect(isClose(evaluation.gain.value, (1 + 0.693_426 + 0) / 3))
        #expect(evaluation.failures.map(\.rank) == [nil, 2])
    }

    @Test func aQuotationIsRightWhenItHoldsWordsThatAnswer() throws {
        var evaluation = RetrievalEvaluation()
        let asked = try question(["a"], quotes: ["l'envoi coûte 5 €", "gratuit"])
        evaluation.add(asked, retrieval(["a"]), quotation: "En France, l’envoi coûte 5\u{A0}€.")
        evaluation.add(asked, retrieval(["a"]), quotation: "L'envoi part lundi.")
        // Another document, no words known, nothing quoted: none of these is a quotation to judge.
        evaluation.add(asked, retrieval(["b"]), quotation: "gratuit")
        evaluation.add(try question(["a"]), retrieval(["a"]), quotation: "gratuit")
        evaluation.add(asked, retrieval(["a"]))
        #expect(evaluation.rightQuotation.hits == 1 && evaluation.rightQuotation.total == 2)
        #expect(evaluation.misquotations.map(\.quoted) == ["L'envoi part lundi."])
    }

    @Test func emptyWordsAreNoneToFind() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).jsonl")
        defer { try? FileManager.default.removeItem(at: url) }
        let good = #"{"text":"Quoi ?","documents":["a"],"quotes":["x"]}"#
        try Data((good + "\n\n" + good.replacing("\"x\"", with: "\"x\", \" \"")).utf8).write(to: url)
        let error = #expect(throws: DocumentError.self) { try RetrievalQuestion.read(url.path) }
        #expect(error?.message.contains(", line 3: a text in \"quotes\" is empty.") == true)
    }

    @Test func theGainIsWholeWhereMoreIsRightThanIsLookedAt() throws {
        var evaluation = RetrievalEvaluation()
        let right = (1...12).map { "r\($0)" }
        evaluation.add(try question(right), retrieval(right))
        #expect(isClose(evaluation.gain.value, 1))
    }

    @Test func separatesByConfidence() throws {
        // Of the six pairs four are in order and two equal: (4 + 2/2) / 6.
        let values = [(0.9, true), (0.5, true), (0.5, true), (0.5, false), (0.1, false)].map {
            (value: $0.0, isPositive: $0.1)
        }
        #expect(isClose(RetrievalEvaluation.separation(of: values), 5.0 / 6))
        #expect(RetrievalEvaluation.separation(of: values.filter(\.isPositive)) == nil)
        var evaluation = RetrievalEvaluation()
        for (confidence, isPositive) in values {
            evaluation.add(try question(isPositive ? ["a"] : []), retrieval(["a"], confidence: confidence))
        }
        evaluation.finish()
        #expect(isClose(evaluation.separation, 5.0 / 6))
    }

    @Test func theRiskGrowsWithTheShareThatIsAnswered() throws {
        var evaluation = RetrievalEvaluation()
        // The least confident comes first; the seventh most confident is wrong, and all from the thirty-first on.
        for rank in (1...50).reversed() {
            let isRight = rank != 7 && rank <= 30
            // What no document answers is wrong as well when it is answered.
            let documents = isRight ? ["a"] : rank.isMultiple(of: 2) ? ["b"] : []
            evaluation.add(try question(documents), retrieval(["a"], confidence: Double(51 - rank) / 50))
        }
        evaluation.finish()
        let risks = evaluation.riskAtCoverage
        // A fifth of fifty is too few to tell.
        #expect(risks.map(\.coverage) == [0.4, 0.6, 0.8, 1])
        #expect(risks.map(\.threshold) == [31, 21, 11, 1].map { $0 / 50 })
        #expect(risks.map(\.wrong.hits) == [1, 1, 11, 21])
        #expect(risks.map(\.wrong.total) == [20, 30, 40, 50])
    }

    @Test func theRiskOfAFewAnswersIsNotTold() throws {
        var evaluation = RetrievalEvaluation()
        for _ in 1...19 { evaluation.add(try question(["a"]), retrieval(["a"])) }
        evaluation.finish()
        #expect(evaluation.riskAtCoverage.isEmpty)
    }
}
