import ArgumentParser
import LibriAssist

/// Makes a knowledge store of documents.
struct KnowledgeIndex: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Index the documents in folders and files: .md, .html, .txt, .pdf, .jsonl and .csv.",
        discussion: "The store then holds these documents and no others. Until it is whole, the old one stays."
    )

    @Argument(help: "Folders and files.")
    var paths: [String]

    @Option(help: ArgumentHelp("The knowledge store.", valueName: "file"))
    var store: String

    func run() async throws {
        let knowledge = try KnowledgeServices()
        let summary = try await knowledge.indexer.index(paths, into: knowledge.store(at: store)) { done, total in
            Terminal.error.progress("\(done) of \(total) files")
        }
        Terminal.error.progress("")
        for name in summary.skipped { Terminal.error.line("Not read: \(name) (no document of a kind that is read)") }
        for problem in summary.problems { Terminal.error.line("Not read: \(problem.message)") }
        for warning in summary.warnings { Terminal.error.line("Left out: \(warning.message)") }
        let unchanged = summary.unchanged > 0 ? "; \(summary.unchanged) files were unchanged" : ""
        Terminal.error.line("\(summary.documents) documents, \(summary.passages) passages in \(store)\(unchanged)")
    }
}
