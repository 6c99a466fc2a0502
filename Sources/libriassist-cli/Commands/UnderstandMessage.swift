import ArgumentParser
import Foundation
import LibriAssist

/// What a message means.
struct UnderstandMessage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "message",
        abstract: "Show what is understood of a message: language, intents, order numbers, surname.",
        discussion: """
            With --jsonl: {"id":"1","text":"Où est ma commande ?"} is answered by one line.
            With --evaluate: a file of {"text":"…","intents":["order"]}, with "language", "orderNumbers" and "surname" \
            where they are to be measured too.
            """
    )

    @OptionGroup var shop: ShopOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("Measure on labelled messages.", valueName: "file.jsonl"))
    var evaluate: String?

    @Argument(help: "The message.")
    var text: String?

    private struct Request: Decodable {
        var id: String?
        var text: String
    }

    func validate() throws {
        if evaluate != nil, text != nil || output.jsonl {
            throw ValidationError("--evaluate takes a file, and neither a message nor --jsonl.")
        }
    }

    func run() async throws {
        let configuration = try await shop.configurationAlone()
        let interpreter = try UnderstandingServices(configuration: configuration).interpreter
        let prior = configuration.shop.languages.first ?? .french
        if let evaluate {
            let messages = try LabelledMessage.read(URL(fileURLWithPath: evaluate))
            guard !messages.isEmpty else { throw Failure(.badData, "\(evaluate) holds no messages.") }
            let evaluation = UnderstandingEvaluation(of: interpreter, on: messages, prior: prior)
            return try output.print(
                evaluation, text: EvaluationTable(evaluation, count: messages.count).text(for: Terminal.output))
        }
        if output.jsonl {
            return try await JSONLines.answer(Request.self, example: #"{"id":"1","text":"Où est ma commande ?"}"#) {
                request in
                UnderstandingReport(interpreter.understand(request.text.bounded, language: prior), id: request.id)
            }
        }
        guard let text else { throw Failure(.usage, "What message? Give it in quotes, or many with --jsonl.") }
        let message = try Message(.text(text))
        guard case .text(let checked) = message.content else { return }
        let report = UnderstandingReport(interpreter.understand(checked, language: prior))
        try output.print(report, text: lines(of: report))
    }

    private func lines(of report: UnderstandingReport) -> String {
        let intents = report.intents.map { "\($0.rawValue) (\(report.confidence[$0.rawValue] ?? 0))" }
        return """
            language  \(report.language.rawValue)
            intents   \(intents.isEmpty ? "none" : intents.joined(separator: ", "))
            orders    \(report.orderNumbers.isEmpty ? "none" : report.orderNumbers.joined(separator: ", "))
            surname   \(report.surname ?? "none")
            """
    }
}

extension String {
    /// The text cut to the length of a message, so that one long line costs no more than a message.
    fileprivate var bounded: String { String(String.UnicodeScalarView(unicodeScalars.prefix(Message.maximumLength))) }
}
