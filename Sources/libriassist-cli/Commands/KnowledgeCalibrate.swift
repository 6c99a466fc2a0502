import ArgumentParser
import Foundation
import LibriAssist

/// Fits the judgement of whether documents answer a question to a shop's own questions.
struct KnowledgeCalibrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Fit the judgement of whether the documents answer to your own questions.",
        discussion: """
            The questions are those of knowledge evaluate; a third or more should be ones that no document answers. Name \
            the file that is made as knowledge.answerability in the configuration. Measure it on other questions than these.
            """
    )

    @Option(help: ArgumentHelp("The knowledge store; of several, every question is put to each.", valueName: "file"))
    var store: [String]

    @OptionGroup var options: KnowledgeOptions

    @Option(help: ArgumentHelp("The questions; may be given several times.", valueName: "file"))
    var questions: [String]

    @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
    var output: String

    /// Fewer say nothing of a shop.
    private static let fewest = 50

    func run() async throws {
        var examples: [(evidence: AnswerEvidence, isAnswered: Bool)] = []
        for path in questions {
            for store in store {
                try await options.ask(path, of: store) { question, language, retriever in
                    let result = retriever.search(question.text, language: language, limit: 1)
                    examples.append((result.evidence, !question.documents.isEmpty))
                }
            }
        }
        let answered = examples.count(where: \.isAnswered)
        guard examples.count >= Self.fewest, answered > 0, answered < examples.count else {
            throw Failure(
                .badData,
                "\(questions.joined(separator: ", ")): \(examples.count) questions, \(answered) with documents. "
                    + "At least \(Self.fewest) of both kinds together are needed.")
        }
        let fit = AnswerabilityFit(examples)
        let heldOut = zip(fit.heldOut(), examples).map { (value: $0, isPositive: $1.isAnswered) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        do {
            try (encoder.encode(fit.model) + Data("\n".utf8)).write(to: URL(fileURLWithPath: output), options: .atomic)
        } catch { throw Failure(.badData, "\(output) cannot be written. Name a file in a folder of yours.") }
        let separation = RetrievalEvaluation.separation(of: heldOut).map { String(format: "%.3f", $0) } ?? "-"
        Terminal.error.line(
            "\(output): \(examples.count) questions, \(answered) with documents; AUROC of questions left out of the fit \(separation)"
        )
    }
}
