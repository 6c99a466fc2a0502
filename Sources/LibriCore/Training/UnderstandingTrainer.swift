package import Foundation

/// Makes the resources that understanding messages learns from labelled messages.
package struct UnderstandingTrainer: Sendable {
    /// The labelled messages.
    package let messages: [LabelledMessage]
    private let surnames: [String]
    private let givenNames: [String]

    /// Reads a folder of training data: `understanding/*.jsonl`, `names/surnames.txt`, `names/first-names.txt`.
    ///
    /// - Throws: ``LabelledMessageError`` that names what is missing or malformed.
    package init(folder: URL) throws(LabelledMessageError) {
        messages = try LabelledMessage.readFolder(folder.appendingPathComponent("understanding"))
        surnames = try Self.lines(folder.appendingPathComponent("names/surnames.txt"))
        givenNames = try Self.lines(folder.appendingPathComponent("names/first-names.txt"))
    }

    /// What training makes.
    package struct Outcome: Sendable {
        /// The files by their names among the resources.
        package var files: [String: Data]
        /// What they do on the messages held back.
        package var evaluation: UnderstandingEvaluation
        /// The number of messages held back.
        package var heldBack: Int
    }

    /// Trains on all messages but those held back; the same messages give the same files, byte for byte.
    package func train(progress: (String) -> Void = { _ in }) throws(ResourceError) -> Outcome {
        let training = messages.filter { MessageSplit(of: $0) == .training }
        let held = messages.filter { MessageSplit(of: $0) == .heldBack }
        let everyday = PerLanguage(french: Language.french, english: .english).map {
            EverydayWords.collect(from: training, in: $0)
        }
        let given = Set(givenNames.flatMap { Word.words(of: $0).map(\.folded) })
        let lexicons = try Lexicons().replacing(everyday: everyday.map { Set($0) }, givenNames: given)
        let names = NameModelTrainer(
            lexicons: lexicons, orderNumberFormat: .coolLibri,
            surnames: surnames.filter { MessageSplit(ofName: $0) == .training },
            givenNames: givenNames.filter { MessageSplit(ofName: $0) == .training }
        ).train(training, progress: progress)
        let extractor = EntityExtractor(lexicons: lexicons, names: names, orderNumberFormat: .coolLibri)
        let intents = IntentModelTrainer(extractor: extractor).train(training) { progress("intents: \($0)") }
        progress("measuring")
        let interpreter = try MessageInterpreter(
            classifier: LinearIntentClassifier(model: intents), lexicons: lexicons, names: names,
            orderNumberFormat: .coolLibri
        )
        return Outcome(
            files: [
                Lexicons.everydayResource(.french): Self.file(everyday.french),
                Lexicons.everydayResource(.english): Self.file(everyday.english),
                Lexicons.givenNamesResource: Self.file(given.sorted()),
                NameModel.resource: names.data, LinearIntentClassifier.resource: intents.data,
            ],
            evaluation: UnderstandingEvaluation(of: interpreter, on: held), heldBack: held.count
        )
    }

    private static func file(_ lines: [String]) -> Data { Data((lines.joined(separator: "\n") + "\n").utf8) }

    private static func lines(_ file: URL) throws(LabelledMessageError) -> [String] {
        guard let data = try? Data(contentsOf: file) else {
            throw LabelledMessageError(isMissing: true, message: "\(file.path) cannot be read.")
        }
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    }
}
