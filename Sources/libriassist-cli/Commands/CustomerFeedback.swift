import ArgumentParser
import Foundation
import LibriAssist

/// What customers thought of the replies.
struct CustomerFeedback: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feedback",
        abstract: "Show how many replies helped, day by day, and what customers wrote about them.",
        discussion: """
            A comment is kept without order numbers, names and addresses, and without who wrote it; what was hidden in it \
            reads […] or is left out.
            """
    )

    @OptionGroup var shop: ShopOptions

    @Flag(help: "Print the result as JSON.")
    var json = false

    @Option(help: "The most comments, 1 to 10,000.")
    var limit = 20

    @Option(help: ArgumentHelp("Only what was said in the last so many days, today included.", valueName: "days"))
    var since: Int?

    func validate() throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit takes 1 to 10000.") }
        guard (1...3_650).contains(since ?? 1) else { throw ValidationError("--since takes 1 to 3650 days.") }
    }

    func run() async throws {
        let configuration = try await shop.knowledgeConfiguration()
        let log = SQLiteFeedbackLog(configuration: configuration, state: shop.stateFolder)
        let today = configuration.shop.calendarDay(at: Date())
        let summary = try log.summary(since: since.map { today.adding(days: 1 - $0) }, comments: limit)
        if json { return Terminal.output.line(try WireJSON.encodePretty(summary)) }
        guard log.exists else {
            return Terminal.error.line(
                "\(log.path) does not exist: no customer has said there yet whether a reply helped. "
                    + "Is it the server's folder? Name that with --state.")
        }
        guard !summary.days.isEmpty else { return Terminal.error.line("No customer has said whether a reply helped.") }
        Terminal.output.line(FeedbackText(summary).text(for: Terminal.output))
    }
}
