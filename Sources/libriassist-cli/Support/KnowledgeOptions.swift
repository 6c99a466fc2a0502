import ArgumentParser
import LibriAssist

/// What a knowledge store is searched with.
struct KnowledgeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Your own synonyms (YAML), beside those that ship.", valueName: "file"))
    var synonyms: String?

    @Option(help: ArgumentHelp("Your own judgement of answers, made by knowledge calibrate.", valueName: "file"))
    var answerability: String?

    /// The parts of the retrieval.
    func services() throws -> KnowledgeServices {
        var configuration = LibriConfiguration.Knowledge()
        configuration.synonyms = synonyms
        configuration.answerability = answerability
        return try KnowledgeServices(configuration)
    }

    /// Goes through a file of questions.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - store: The knowledge store.
    ///   - visit: Called with each question, its language and the store's retriever.
    func ask(
        _ path: String, of store: String, _ visit: (RetrievalQuestion, Language, LexicalRetriever) -> Void
    ) async throws {
        let questions = try RetrievalQuestion.read(path)
        let knowledge = try services()
        let retriever = try await knowledge.retriever(over: store)
        for (index, question) in questions.enumerated() {
            let language = question.language ?? knowledge.detector.language(of: question.text, prior: .french)
            visit(question, language, retriever)
            if index.isMultiple(of: 100) { Terminal.error.progress("\(index) of \(questions.count) questions") }
        }
        Terminal.error.progress("")
    }
}
