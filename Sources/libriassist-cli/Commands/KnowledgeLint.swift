import ArgumentParser
import Foundation
import LibriAssist

/// Looks over documents for what makes answers wrong.
struct KnowledgeLintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Look over documents for contradictions, passed dates, duplicates, dead links and empty sections.",
        discussion: "Exits with 1 when there are warnings, with 0 when there are notices alone. Nothing is changed."
    )

    @Argument(help: "Folders and files.")
    var paths: [String]

    @Flag(help: "Print the result as JSON.")
    var json = false

    @Option(help: ArgumentHelp("The day by which dates are judged (default: today).", valueName: "day"))
    var today: LocalDate?

    func run() async throws {
        let knowledge = try KnowledgeServices()
        let input = try await LintInput(below: paths, in: DocumentFolder(detector: knowledge.detector)) { done, total in
            Terminal.error.progress("\(done) of \(total) files")
        }
        Terminal.error.progress("")
        let findings = KnowledgeLint(analyzers: knowledge.analyzers)
            .findings(in: input, today: today ?? LocalDate(Date(), in: .current))
        let report = LintReport(findings, documents: input.documents.count)
        if json {
            Terminal.output.line(try WireJSON.encodePretty(report))
        } else {
            Terminal.output.line(report.text(for: Terminal.output))
        }
        if report.warnings > 0 { throw ExitCode(Failure.Code.faultsFound.rawValue) }
    }
}
