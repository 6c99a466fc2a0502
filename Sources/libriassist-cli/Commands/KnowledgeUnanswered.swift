import ArgumentParser
import Foundation
import LibriAssist

/// What customers asked and the documents did not answer.
struct KnowledgeUnanswered: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unanswered",
        abstract: "Show the questions that the documents did not answer, the most frequent first.",
        discussion: """
            A question is kept without order numbers, names and addresses, and without who asked; what was hidden in it \
            reads […]. Nearly the same questions count together, in the wording that was used most.
            """
    )

    @OptionGroup var shop: ShopOptions

    @Flag(help: "Print the result as JSON.")
    var json = false

    @Option(help: "The most questions, 1 to 10,000.")
    var limit = 50

    @Option(help: ArgumentHelp("Only what was asked in the last so many days, today included.", valueName: "days"))
    var since: Int?

    private struct Report: Encodable { var questions: [UnansweredTopic] }

    func validate() throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit takes 1 to 10000.") }
        guard (1...3_650).contains(since ?? 1) else { throw ValidationError("--since takes 1 to 3650 days.") }
    }

    func run() async throws {
        let configuration = try await shop.knowledgeConfiguration()
        let log = SQLiteUnansweredLog(
            configuration: configuration, state: shop.stateFolder, analyzers: try Analyzers())
        let today = configuration.shop.calendarDay(at: Date())
        let topics = try log.topics(since: since.map { today.adding(days: 1 - $0) }).prefix(limit)
        if json { return Terminal.output.line(try WireJSON.encodePretty(Report(questions: Array(topics)))) }
        guard log.exists else {
            return Terminal.error.line(
                "\(shop.stateFolder.unanswered) does not exist: no question was left unanswered there yet. "
                    + "Is it the server's folder? Name that with --state.")
        }
        guard !topics.isEmpty else { return Terminal.error.line("No question was left unanswered.") }
        Terminal.output.line(UnansweredTable.text(of: Array(topics), for: Terminal.output))
    }
}
