import ArgumentParser
import Foundation
import LibriAssist

/// What a message means.
struct Understand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what is understood of a message: language, intents, order numbers, surname.",
        discussion: #"With --jsonl: {"id":"1","text":"Où est ma commande ?"} is answered by one line."#
    )

    @OptionGroup var shop: ShopOptions
    @OptionGroup var output: OutputOptions

    @Argument(help: "The message.")
    var text: String?

    private struct Request: Decodable {
        var id: String?
        var text: String
    }

    func run() async throws {
        let configuration = try await settings()
        let interpreter = try UnderstandingServices(configuration: configuration).interpreter
        let prior = configuration.shop.languages.first ?? .french
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

    /// Understanding needs no database, so the sample shop is not made for it.
    private func settings() async throws -> LibriConfiguration {
        if shop.demo { return try await SampleShop().configuration(state: shop.stateFolder) }
        return try await shop.configuration()
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
