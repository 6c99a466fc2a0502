import Foundation
import LibriCore
import LibriTestSupport
import Testing

/// What holds for every text, however hostile. `make fuzz` runs the same for minutes in release.
@Suite struct HostileMessageTests {
    private let interpreter: MessageInterpreter
    private let redactor: PatternRedactor

    init() throws {
        let lexicons = try Lexicons()
        let names = try NameModel()
        interpreter = try MessageInterpreter(
            classifier: LinearIntentClassifier(), lexicons: lexicons, names: names, orderNumberFormat: .coolLibri)
        redactor = PatternRedactor(lexicons: lexicons, names: names, orderNumberFormat: .coolLibri)
    }

    @Test func seedsAndTheirMutantsAreUnderstoodWithinBounds() throws {
        var mutator = try MessageMutator(seed: 1)
        for text in mutator.originals + (0..<400).map({ _ in mutator.next() }) { try check(text) }
    }

    private func check(_ text: String) throws {
        let understanding = interpreter.understand(text, language: .french, pending: nil)
        for confidence in understanding.confidence.values { #expect((0...1.000001).contains(confidence), "\(text)") }
        for reference in understanding.orderReferences {
            #expect(try OrderReference(reference.description) == reference, "\(text)")
        }
        if let name = understanding.name {
            #expect(name.full.unicodeScalars.count <= Message.maximumFieldLength, "\(text)")
            #expect(name.full.contains(name.surname), "\(text)")
        }
        let redacted = redactor.redact(text, language: .french)
        #expect(interpreter.understand(redacted, language: .french).orderReferences == [], "\(text) left \(redacted)")
        #expect(!redacted.contains("@") || !text.contains("@"), "\(text)")
        let again = redactor.redact(redacted, language: .french)
        #expect(again.unicodeScalars.count <= redacted.unicodeScalars.count + 100, "\(text)")
    }
}
