import Foundation
import LibriAssist
import LibriCore
import LibriTestSupport

/// Understands and redacts hostile messages for a number of seconds; ends with an error at the first that takes too long.
///
/// Usage: libriassist-fuzz [seconds] [seed]
@main
struct LibriFuzz {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
        let seconds = Double(arguments.first ?? 180)
        let seed = arguments.dropFirst().first ?? 1
        let lexicons = try Lexicons()
        let names = try NameModel()
        let interpreter = try MessageInterpreter(
            classifier: LinearIntentClassifier(), lexicons: lexicons, names: names, orderNumberFormat: .coolLibri)
        let redactor = PatternRedactor(lexicons: lexicons, names: names, orderNumberFormat: .coolLibri)
        var mutator = try MessageMutator(seed: seed)
        let clock = ContinuousClock()
        let start = clock.now
        var executions = 0
        var slowest = Duration.zero
        while clock.now - start < .seconds(seconds) {
            let text = mutator.next()
            let took = clock.measure {
                let pending = executions % 3 == 0 ? OrderSlots() : nil
                let understanding = interpreter.understand(text, language: .french, pending: pending)
                _ = redactor.redact(text, language: understanding.language)
            }
            slowest = max(slowest, took)
            executions += 1
            guard took < .milliseconds(500) else {
                print("Took \(took): \(Data(text.utf8).base64EncodedString())")
                exit(1)
            }
        }
        print("\(executions) executions in \(Int(seconds)) s, seed \(seed), slowest \(slowest)")
    }
}
