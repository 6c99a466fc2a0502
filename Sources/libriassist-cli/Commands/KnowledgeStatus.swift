import ArgumentParser
import Foundation
import LibriAssist

/// How the shop's documents stand.
struct KnowledgeStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract:
            "Show what the knowledge store holds, whether the documents have changed since, and what they do not answer.",
        discussion: """
            Give --demo or --config for a shop, or --store for a store alone: new documents are then not looked for, and no \
            questions are shown.
            """
    )

    @OptionGroup var shop: ShopOptions

    @Option(help: ArgumentHelp("A knowledge store alone.", valueName: "file"))
    var store: String?

    @Flag(help: "Print the result as JSON.")
    var json = false

    func validate() throws {
        if store != nil, shop.demo || shop.config != nil {
            throw ValidationError("Give either --store FILE or a shop with --demo or --config FILE, not both.")
        }
    }

    func run() async throws {
        let knowledge = try KnowledgeServices()
        let report: KnowledgeStatusReport
        if let store {
            report = try await knowledge.status(of: store, sources: [])
        } else {
            report = try await ofShop(knowledge)
        }
        if json { return Terminal.output.line(try WireJSON.encodePretty(report)) }
        Terminal.output.line(KnowledgeStatusText(report).text(for: Terminal.output))
    }

    private func ofShop(_ knowledge: KnowledgeServices) async throws -> KnowledgeStatusReport {
        let configuration = try await shop.knowledgeConfiguration()
        let state = shop.stateFolder
        var report = try await knowledge.status(
            of: state.knowledgeStore, sources: configuration.knowledge.sources)
        let log = SQLiteUnansweredLog(configuration: configuration, state: state, analyzers: knowledge.analyzers)
        let today = configuration.shop.calendarDay(at: Date())
        do {
            let recent = try log.topics(since: today.adding(days: -29))
            report.unanswered = .init(
                inLast30Days: recent.reduce(0) { $0 + $1.count }, top: Array(try log.topics().prefix(10)))
        } catch {
            // The store is worth showing without them.
            Terminal.error.line(error.message)
        }
        return report
    }
}
