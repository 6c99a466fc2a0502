import ArgumentParser
import Foundation
import LibriAssist

/// Trains what the understanding of messages learns.
struct UnderstandTrain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train the models from labelled messages; the same messages give the same files.",
        discussion: """
            One family of messages in ten is held back and never learnt from; the table shows how the new models do on it.
            Use a release build: a debug build takes a hundred times as long.
            """
    )

    @Option(help: ArgumentHelp("The folder of training data.", valueName: "dir"))
    var data = "training"

    @Option(help: ArgumentHelp("The folder for the models.", valueName: "dir"))
    var output = "Sources/LibriCore/Resources"

    @Flag(help: "Write nothing; compare with the files at --output and fail when one differs.")
    var check = false

    func run() async throws {
        let trainer = try UnderstandingTrainer(folder: URL(fileURLWithPath: data))
        Terminal.error.line("training on \(data): \(trainer.messages.count) messages")
        let outcome = try trainer.train { Terminal.error.progress("\($0) …") }
        Terminal.error.progress("")
        let folder = URL(fileURLWithPath: output)
        let files = outcome.files.sorted { $0.key < $1.key }
        if check {
            for (name, content) in files { try compare(content, with: folder.appendingPathComponent(name)) }
            return Terminal.output.line("The models in \(output) equal a retrain.")
        }
        for (name, content) in files {
            do { try content.write(to: folder.appendingPathComponent(name), options: .atomic) } catch {
                throw Failure(.unavailable, "\(name) cannot be written to \(output).")
            }
        }
        Terminal.output.line(
            EvaluationTable(outcome.evaluation, count: outcome.heldBack).text(for: Terminal.output))
        for (name, content) in files {
            Terminal.output.line("Written: \(output)/\(name), \((content.count + 1_023) / 1_024) KiB")
        }
    }

    private func compare(_ content: Data, with file: URL) throws {
        guard let shipped = try? Data(contentsOf: file) else {
            throw Failure(.missingInput, "There is no \(file.path).")
        }
        guard shipped == content else {
            throw Failure(
                .badData, "\(file.path) is not what these messages train: run libriassist-cli understand train.")
        }
    }
}
