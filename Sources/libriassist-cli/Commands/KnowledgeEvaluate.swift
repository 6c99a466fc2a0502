import ArgumentParser
import LibriAssist

/// How well a knowledge store answers questions whose answers are known.
struct KnowledgeEvaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure how well questions find the documents that answer them.",
        discussion: """
            The questions are a file of {"id","text","language","documents"}, one a line: any of the documents answers, and \
            none where the list is empty. "answers" is read like "documents". Where a question also has "quotes", words of \
            these documents, it is measured whether one of them is quoted.
            """
    )

    @Option(help: ArgumentHelp("The knowledge store.", valueName: "file"))
    var store: String

    @OptionGroup var options: KnowledgeOptions

    @Option(help: ArgumentHelp("The questions.", valueName: "file"))
    var questions: String

    @Flag(help: "Hide from every second question the documents that answer it: it should then be told that none does.")
    var hideAnswers = false

    @Flag(help: "Print the result as JSON.")
    var json = false

    @Option(help: "The most failures to show, 0 to 1,000.")
    var failures = 10

    func validate() throws {
        guard (0...1_000).contains(failures) else { throw ValidationError("--failures takes 0 to 1000.") }
    }

    private struct Report: Encodable {
        var all: RetrievalEvaluation
        var languages: [String: RetrievalEvaluation]
        /// The documents that questions expect and the store lacks, sorted.
        var missingDocuments: [String] = []
    }

    func run() async throws {
        var report = Report(all: RetrievalEvaluation(), languages: [:])
        var expected: Set<String> = []
        var known: Set<String>?
        var position = 0
        let quoter = Quoter(analyzers: try Analyzers())
        try await options.ask(questions, of: store) { question, language, retriever in
            expected.formUnion(question.documents)
            known = known ?? retriever.documents
            var question = question
            var hidden: Set<String> = []
            if hideAnswers, !position.isMultiple(of: 2) {
                hidden = Set(question.documents)
                question.documents = []
            }
            position += 1
            let retrieval = retriever.retrieve(
                question.text, language: language, limit: RetrievalEvaluation.depth, excluding: hidden)
            let quotation = RetrievalEvaluation.quotation(of: retrieval.hits.first, for: question.text, by: quoter)
            report.all.add(question, retrieval, quotation: quotation)
            report.languages[language.rawValue, default: RetrievalEvaluation()]
                .add(question, retrieval, quotation: quotation)
        }
        report.all.finish()
        for language in report.languages.keys { report.languages[language]?.finish() }
        report.missingDocuments = expected.subtracting(known ?? []).sorted()
        tell(of: report.missingDocuments)
        if json { return Terminal.output.line(try WireJSON.encodePretty(report)) }
        var parts = [("All", report.all)]
        if report.languages.count > 1 {
            parts += report.languages.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
        }
        for (name, evaluation) in parts {
            let isAll = name == "All"
            let table = RetrievalTable(evaluation, name: name, failures: isAll ? failures : 0)
            Terminal.output.line(table.text(for: Terminal.output))
        }
    }

    /// Names the documents that no question can find: a typing error would count as a miss.
    private func tell(of missing: [String]) {
        guard !missing.isEmpty else { return }
        let rest = missing.count - Self.mostNames
        let names = missing.prefix(Self.mostNames).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
        Terminal.error.line(
            "Not in \(store), so that their questions count as misses: \(names). Correct \(questions), or index them.")
    }

    private static let mostNames = 10
}
