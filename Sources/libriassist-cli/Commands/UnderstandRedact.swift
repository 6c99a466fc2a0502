import ArgumentParser
import LibriAssist

/// What a message leaves behind when everything personal is gone.
struct UnderstandRedact: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redact",
        abstract: "Show what a model, an embedder or a vector store would see of a message.",
        discussion: """
            Words of the shop's documents stay: name their knowledge store with --store. The form of order numbers comes \
            from --config. With --jsonl: {"id":"1","text":"…"} is answered by {"id":"1","text":"…"}.
            """
    )

    @OptionGroup var shop: ShopOptions
    @OptionGroup var output: OutputOptions

    @Option(help: ArgumentHelp("The knowledge store with the shop's documents.", valueName: "file"))
    var store: String?

    @Argument(help: "The message.")
    var text: String?

    private struct Request: Decodable {
        var id: String?
        var text: String
    }

    private struct Redacted: Encodable {
        var id: String?
        var text: String
    }

    func run() async throws {
        let configuration = try await shop.configurationAlone()
        let knowledge = try KnowledgeServices()
        var vocabulary: LexicalRetriever?
        if let store { vocabulary = try await knowledge.retriever(over: store) }
        let redactor = try UnderstandingServices(configuration: configuration, vocabulary: vocabulary).redactor
        let prior = configuration.shop.languages.first ?? .french
        func redacted(_ text: String, id: String? = nil) throws -> Redacted {
            _ = try Message(.text(text))
            let language = knowledge.detector.language(of: text, prior: prior)
            return Redacted(id: id, text: redactor.redact(text, language: language))
        }
        if output.jsonl {
            return try await JSONLines.answer(Request.self, example: #"{"id":"1","text":"Mme Rami : quels délais ?"}"#)
            {
                request in
                try redacted(request.text, id: request.id)
            }
        }
        guard let text else { throw Failure(.usage, "What message? Give it in quotes, or many with --jsonl.") }
        let result = try redacted(text)
        try output.print(result, text: result.text)
    }
}
