import Foundation
import LibriTestSupport
import Testing

@testable import LibriRAG

@Suite struct AnswerabilityTests {
    /// Questions that are answered with the probability of a known logistic curve over one feature.
    private func examples(_ count: Int) -> [(evidence: AnswerEvidence, isAnswered: Bool)] {
        var generator = SeededGenerator(seed: 7)
        return (0..<count).map { _ in
            var evidence = AnswerEvidence()
            evidence.gramCoverage = .random(in: 0...1, using: &generator)
            evidence.margin = .random(in: 0...1, using: &generator)
            let probability = 1 / (1 + exp(-(6 * evidence.gramCoverage - 3)))
            return (evidence, .random(in: 0...1, using: &generator) < probability)
        }
    }

    @Test func findsTheCurveThatMadeTheExamples() throws {
        let model = AnswerabilityFit(examples(4_000)).model
        for coverage in [0.1, 0.3, 0.5, 0.7, 0.9] {
            var evidence = AnswerEvidence()
            evidence.gramCoverage = coverage
            evidence.margin = 0.5
            #expect(abs(model.probability(of: evidence) - 1 / (1 + exp(-(6 * coverage - 3)))) < 0.05)
        }
    }

    @Test func theQuestionsLeftOutAreJudgedByTheOthers() {
        // Labels without any pattern: a fit that saw them would do better than chance.
        var generator = SeededGenerator(seed: 3)
        let noise = examples(300).map { ($0.evidence, Bool.random(using: &generator)) }
        let judged = zip(AnswerabilityFit(noise).heldOut(), noise).map { (value: $0, isPositive: $1.1) }
        let separation = RetrievalEvaluation.separation(of: judged) ?? 1
        #expect((0.35...0.6).contains(separation))
    }

    @Test func oneKindAloneGivesNumbers() {
        let model = AnswerabilityFit(examples(60).map { ($0.evidence, true) }).model
        #expect(model.probability(of: AnswerEvidence()).isFinite)
    }

    @Test func theModelThatShipsFitsThisVersion() throws {
        let shipped = try AnswerabilityModel.builtIn()
        #expect(shipped.features.map(\.name) == AnswerEvidence.features.map(\.name))
    }

    @Test(arguments: ["{}", #"{"bias": 1, "features": []}"#, "no JSON"])
    func refusesAModelOfAnotherKind(text: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(text, to: "a.json")
        let error = #expect(throws: DocumentError.self) { try AnswerabilityModel.read(path) }
        #expect(error?.message.contains("knowledge calibrate") == true)
    }
}
