import Foundation
import LibriCore
import LibriTestSupport
import Testing

@Suite struct IntentModelTrainerTests {
    /// Enough families of two kinds to learn from, written apart from the project's training data.
    private func messages() -> [LabelledMessage] {
        let orders = [
            "où est mon colis", "ma commande est partie ?", "livrée quand, ma commande ?",
            "toujours pas reçu mon colis",
        ]
        let questions = [
            "quels formats avez-vous", "combien coûte un livre", "quel papier choisir", "prix d'un livre relié",
        ]
        return (0..<60).flatMap { index in
            [
                LabelledMessage(
                    text: "\(orders[index % 4]) n\(index)", language: .french, intents: [.order], family: "o\(index)"),
                LabelledMessage(
                    text: "\(questions[index % 4]) n\(index)", language: .french, intents: [.general],
                    family: "g\(index)"),
            ]
        }
    }

    private func trainer() throws -> IntentModelTrainer {
        var options = IntentModelTrainer.Options()
        options.bits = 12
        return IntentModelTrainer(
            extractor: EntityExtractor(lexicons: try Lexicons(), names: try NameModel(), orderNumberFormat: .coolLibri),
            options: options
        )
    }

    @Test func learnsAndGivesTheSameModelEveryTime() throws {
        let first = try trainer().train(messages())
        #expect(first.data == (try trainer().train(messages()).data))
        let classifier = LinearIntentClassifier(model: first)
        #expect(classifier.judgement(of: Utterance(text: "où en est mon colis", language: .french)).intents == [.order])
        #expect(
            classifier.judgement(of: Utterance(text: "quel papier avez-vous", language: .french)).intents == [.general])
        #expect(classifier.judgement(of: Utterance(text: "", language: .french)).intents.isEmpty)
    }

    @Test func aFamilyIsOnOneSide() {
        let texts = (0..<50).map { LabelledMessage(text: "\($0)", language: nil, intents: [.other], family: "same") }
        #expect(Set(texts.map { MessageSplit(of: $0) }).count == 1)
    }

    @Test func aLineThatIsNoMessageIsNamed() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("{\"text\":\"a\",\"intents\":[\"order\"]}\n\n{\"text\":1}\n", to: "m.jsonl")
        let error = #expect(throws: LabelledMessageError.self) {
            _ = try LabelledMessage.read(URL(fileURLWithPath: file))
        }
        #expect(error?.message.contains("line 3") == true)
    }
}
