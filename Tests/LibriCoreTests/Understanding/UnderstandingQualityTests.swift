import Foundation
import LibriCore
import LibriTestSupport
import Testing

/// The models as shipped on the messages held back from training: somewhat below what `make train` prints, so that what fails
/// here is a loss and not chance.
@Suite struct UnderstandingQualityTests {
    @Test func understandsMessagesThatWereNeverLearntFrom() throws {
        let folder = ProjectFolder.url.appendingPathComponent("training/understanding")
        let messages = try LabelledMessage.readFolder(folder).filter { MessageSplit(of: $0) == .heldBack }
        let interpreter = try MessageInterpreter(
            classifier: LinearIntentClassifier(), lexicons: Lexicons(), names: NameModel(),
            orderNumberFormat: .coolLibri)
        let evaluation = UnderstandingEvaluation(of: interpreter, on: messages, noises: [.withoutAccents])
        #expect(messages.count >= 2_000)
        #expect(try #require(evaluation.exactSet.value) >= 0.86)
        #expect(try #require(evaluation.orderRecall.value) >= 0.89)
        #expect(try #require(evaluation.falseOrder.value) <= 0.045)
        #expect(try #require(evaluation.outOfScopeRecall.value) >= 0.85)
        #expect(try #require(evaluation.refusedInScope.value) <= 0.065)
        #expect(try #require(evaluation.language.value) >= 0.97)
        #expect(try #require(evaluation.orderNumbers.value) >= 0.97)
        #expect(try #require(evaluation.inventedOrderNumbers.value) <= 0.002)
        #expect(try #require(evaluation.surnames.value) >= 0.74)
        #expect(try #require(evaluation.inventedSurnames.value) <= 0.016)
        #expect(evaluation.calibrationError <= 0.03)
        let withoutAccents = try #require(evaluation.noise[MessageNoise.withoutAccents.rawValue]?.value)
        #expect(try #require(evaluation.exactSet.value) - withoutAccents <= 0.02)
    }

    @Test func theModelsAreSmall() throws {
        let folder = ProjectFolder.url.appendingPathComponent("Sources/LibriCore/Resources")
        let sizes = try ["intents.model", "names.model"].map { name in
            try FileManager.default.attributesOfItem(atPath: folder.appendingPathComponent(name).path)[.size] as? Int
                ?? 0
        }
        #expect(sizes.allSatisfy { $0 > 0 })
        #expect(sizes.reduce(0, +) <= 1_048_576)
    }

    @Test(arguments: [0, 7, 100, 5_000])
    func aDamagedModelIsRefused(length: Int) throws {
        let folder = ProjectFolder.url.appendingPathComponent("Sources/LibriCore/Resources")
        let intents = try Data(contentsOf: folder.appendingPathComponent("intents.model"))
        let names = try Data(contentsOf: folder.appendingPathComponent("names.model"))
        #expect(throws: ResourceError.self) { _ = try IntentModel(data: intents.prefix(length)) }
        #expect(throws: ResourceError.self) { _ = try NameModel(data: names.prefix(length)) }
        #expect(throws: ResourceError.self) { _ = try IntentModel(data: intents + [0]) }
        #expect(try IntentModel(data: intents).data == intents)
        #expect(try NameModel(data: names).data == names)
    }
}
