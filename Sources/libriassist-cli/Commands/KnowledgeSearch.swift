import ArgumentParser
import LibriAssist

/// Finds passages.
struct KnowledgeSearch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find the passages that may answer a question.",
        discussion:
            #"Exits with 1 when nothing is found. With --jsonl: {"id":"1","text":"Quels formats ?"} is answered by one line."#
    )

    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("The knowledge store.", valueName: "file"))
    var store: String

    @OptionGroup var options: KnowledgeOptions

    @Option(help: "The most documents to return, 1 to 100.")
    var limit = 5

    @Argument(help: "The question.")
    var question: String?

    private struct Request: Decodable {
        var id: String?
        var text: String
    }

    func validate() throws {
        guard (1...100).contains(limit) else { throw ValidationError("--limit takes 1 to 100.") }
    }

    func run() async throws {
        let knowledge = try options.services()
        let retriever = try await knowledge.retriever(over: store)
        func search(_ text: String, id: String? = nil) async throws -> SearchReport {
            _ = try Message(.text(text))
            let language = knowledge.detector.language(of: text, prior: .french)
            return SearchReport(await retriever.retrieve(text, language: language, limit: limit), id: id)
        }
        if output.jsonl {
            return try await JSONLines.answer(Request.self, example: #"{"id":"1","text":"Quels formats ?"}"#) {
                request in
                try await search(request.text, id: request.id)
            }
        }
        guard let question else { throw Failure(.usage, "What question? Give it in quotes, or many with --jsonl.") }
        let report = try await search(question)
        try output.print(report, text: lines(of: report))
        if report.hits.isEmpty { throw ExitCode(Failure.Code.nothingFound.rawValue) }
    }

    private func lines(of report: SearchReport) -> String {
        let terminal = Terminal.output
        let hits = report.hits.map { hit in
            "\(terminal.bold(hit.document))  \(hit.score)\n\(hit.passage.prefix(300))\n"
        }
        return (hits + [terminal.dim("answerable \(report.answerable)")]).joined(separator: "\n")
    }
}
