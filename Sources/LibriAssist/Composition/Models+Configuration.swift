#if SQLite && Configuration
/// A model, and what operators call it.
struct ServedModel<Model: Sendable>: Sendable {
    let model: Model
    /// `bge-m3 of Ollama at 127.0.0.1:11434`
    let name: String
    /// The same model, where it can be loaded before it is asked.
    var preloadable: (any PreloadableModel)?
}

extension LibriConfiguration {
    /// The embedder that is chosen.
    ///
    /// - Throws: ``ConfigurationError`` that names the key at fault.
    func embedder(over transport: some HTTPTransport) throws(ConfigurationError) -> ServedModel<any Embedder> {
        let vectors = knowledge.vectors
        let key = "knowledge.\(vectors.embedder.rawValue)"
        let (neighbour, model) = try neighbour(vectors.embedder, vectors.model, key)
        return try Self.checked { () throws(ModelError) in
            let name = "\(model) of \(neighbour.name)"
            guard vectors.embedder == .ollama else {
                let embedder = try OpenAIEmbedder(model: model, neighbour: neighbour, transport: transport)
                return ServedModel(model: embedder, name: name)
            }
            let embedder = try OllamaEmbedder(model: model, neighbour: neighbour, transport: transport)
            return ServedModel(model: embedder, name: name, preloadable: embedder)
        }
    }

    /// The language model that is chosen.
    ///
    /// - Throws: ``ConfigurationError`` that names the key at fault.
    func languageModel(over transport: some HTTPTransport) throws(ConfigurationError) -> ServedModel<any LanguageModel>
    {
        let (neighbour, model) = try neighbour(answers.model, answers.chosen, "answers.\(answers.model.rawValue)")
        return try Self.checked { () throws(ModelError) in
            let name = "\(model) of \(neighbour.name)"
            guard answers.model == .ollama else {
                return ServedModel(
                    model: try OpenAIModel(model: model, neighbour: neighbour, transport: transport), name: name)
            }
            let language = try OllamaModel(model: model, neighbour: neighbour, transport: transport)
            return ServedModel(model: language, name: name, preloadable: language)
        }
    }

    /// ChromaDB, where vectors are to be searched there.
    ///
    /// - Throws: ``ConfigurationError`` that names the key at fault.
    func chroma() throws(ConfigurationError) -> ChromaVectorStore.Settings? {
        let vectors = knowledge.vectors
        guard vectors.search == .chroma, vectors.embedder != .none else { return nil }
        let url = vectors.chromaURL ?? "http://127.0.0.1:8000"
        try checkLocation(of: url, "knowledge.chroma.url")
        return ChromaVectorStore.Settings(
            url: url, collection: vectors.chromaCollection, token: vectors.chromaToken?.text)
    }

    private func neighbour(
        _ service: ModelService, _ model: Model, _ key: String
    ) throws(ConfigurationError) -> (ModelNeighbour, String) {
        guard let name = model.name else {
            throw ConfigurationError(.missing, "No model is named. Set \(key).model.")
        }
        guard let url = model.url ?? (service == .ollama ? "http://127.0.0.1:11434" : nil) else {
            throw ConfigurationError(
                .missing, "No server is named. Set \(key).url, as in http://127.0.0.1:8000/v1.")
        }
        try checkLocation(of: url, "\(key).url")
        // Ollama passes questions to models of these names on to a service of its maker's.
        guard answers.allowRemoteModel || service != .ollama || !(name.hasSuffix("-cloud") || name.hasSuffix(":cloud"))
        else {
            throw ConfigurationError(
                .badValue,
                "\(key).model is one that runs elsewhere. Set answers.allowRemoteModel to true if questions may leave this network."
            )
        }
        let neighbour = try Self.checked { () throws(ModelError) in
            try ModelNeighbour(
                service == .ollama ? .ollama : .openAI, url: url, token: model.token?.text, settings: key)
        }
        return (neighbour, name)
    }

    private func checkLocation(of url: String, _ key: String) throws(ConfigurationError) {
        guard !ModelLocation.isNear(url) else { return }
        guard !answers.allowRemoteModel else {
            guard url.lowercased().hasPrefix("https://") else {
                throw ConfigurationError(.badValue, "\(key) must begin with https:// outside private networks.")
            }
            return
        }
        throw ConfigurationError(
            .badValue,
            "\(key) is neither on this host nor in a private network. Customers' questions, without names and order "
                + "numbers, would leave it: set answers.allowRemoteModel to true if they may.")
    }

    private static func checked<Value>(_ make: () throws(ModelError) -> Value) throws(ConfigurationError) -> Value {
        do throws(ModelError) { return try make() } catch { throw ConfigurationError(.badValue, error.message) }
    }
}
#endif
