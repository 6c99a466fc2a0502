import ArgumentParser
import Foundation
import LibriAssist

/// How well a knowledge store answers questions whose answers are known.
struct KnowledgeEvaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Measure how well questions find the documents that answer them.",
        discussion: """
            The questions are a file of {"id","text","language","documents"}, one a line: any of the documents answers, and \
            none where the list is empty. "answers" is read like "documents". Where a question also has "quotes", words of \
            these documents, it is measured whether one of them is quoted. With --config, finding by words, by meaning and by \
            both are compared where that configuration has an embedder, and what its model writes is judged where it has one.
            """
    )

    @Option(help: ArgumentHelp("The knowledge store.", valueName: "file"))
    var store: String

    @OptionGroup var options: KnowledgeOptions

    @Option(help: ArgumentHelp("The questions.", valueName: "file"))
    var questions: String

    @Option(help: ArgumentHelp("Compare with the models of this configuration.", valueName: "file"))
    var config: String?

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
        /// Nothing without a configuration.
        var comparison: ModeComparison?
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
            let quotation = retrieval.hits.first.map {
                quoter.quotation(from: $0, for: question.text, checker: VerbatimAnswerChecker())
            }
            report.all.add(question, retrieval, quotation: quotation)
            report.languages[language.rawValue, default: RetrievalEvaluation()]
                .add(question, retrieval, quotation: quotation)
        }
        report.all.finish()
        for language in report.languages.keys { report.languages[language]?.finish() }
        report.missingDocuments = expected.subtracting(known ?? []).sorted()
        tell(of: report.missingDocuments)
        if let config { report.comparison = try await comparison(config) }
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
        if let comparison = report.comparison {
            Terminal.output.line("\n" + comparison.text(for: Terminal.output))
        }
    }

    /// Asks the same questions in every way that a configuration knows.
    private func comparison(_ config: String) async throws -> ModeComparison {
        let configuration = try await ConfigurationLoader().load(file: URL(fileURLWithPath: config))
        let knowledge = try options.services()
        let models = try await EvaluatedModels(
            configuration, knowledge: knowledge, store: store, logger: CLILogger.make()
        ) { Terminal.error.progress($0) }
        defer { Terminal.error.progress("") }
        var modes: [(name: String, retriever: any Retriever)] = [("words", models.lexical)]
        if let vectors = models.vectors { modes += [("vectors", vectors), ("hybrid", models.hybrid)] }
        var evaluations = modes.map { _ in RetrievalEvaluation() }
        var compared = modes.map { ModeComparison.Mode($0.name) }
        var writing = models.writer.map { _ in ModeComparison.Writing() }
        let questions = try RetrievalQuestion.read(questions)
        for (index, question) in questions.enumerated() {
            let language = question.language ?? knowledge.detector.language(of: question.text, prior: .french)
            for (place, mode) in modes.enumerated() {
                let found = await mode.retriever.retrieve(
                    question.text, language: language, limit: RetrievalEvaluation.depth)
                evaluations[place].add(question, found)
                compared[place].count(found, right: Set(question.documents))
            }
            if let writer = models.writer {
                let found = await models.hybrid.retrieve(question.text, language: language, limit: 3)
                let passages = Array(found.hits.flatMap(\.passages).prefix(4))
                if found.answerable >= KnowledgeResponder.Thresholds().answer {
                    let written = await writer.write(question.text, from: passages, language: language) { _ in }
                    writing?.count(written, from: passages, right: Set(question.documents))
                }
            }
            Terminal.error.progress("\(index + 1) of \(questions.count) questions in each way")
        }
        var comparison = ModeComparison()
        for place in compared.indices { compared[place].take(evaluations[place]) }
        comparison.modes = compared
        if models.vectors != nil {
            comparison.weights = ["fr": models.weights.french, "en": models.weights.english]
        }
        comparison.writing = writing
        return comparison
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
