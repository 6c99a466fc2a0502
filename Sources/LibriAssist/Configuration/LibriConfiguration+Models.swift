extension LibriConfiguration {
    /// What serves models.
    public enum ModelService: String, Sendable, CaseIterable {
        /// There is none.
        case none
        /// Ollama.
        case ollama
        /// A server that speaks OpenAI's protocol, such as llama.cpp, vLLM or LocalAI.
        case openai
    }

    /// A model and where it is.
    public struct Model: Sendable, Equatable {
        /// The server's address: `http://127.0.0.1:11434`, of OpenAI's kind with the version: `http://127.0.0.1:8000/v1`.
        public var url: String?
        /// The model's name there.
        public var name: String?
        /// The bearer token.
        public var token: Secret?

        /// Names nothing yet.
        public init() {}
    }

    /// The vectors of what the documents say.
    public struct Vectors: Sendable, Equatable {
        /// Where vectors are searched.
        public enum Search: String, Sendable, CaseIterable {
            /// In this process, exactly; they are kept in SQLite.
            case sqlite
            /// In a ChromaDB that is filled from there.
            case chroma
        }

        /// What makes them.
        public var embedder = ModelService.none
        /// The embedder in Ollama.
        public var ollama = Model()
        /// The embedder behind OpenAI's protocol.
        public var openai = Model()
        /// Where they are searched.
        public var search = Search.sqlite
        /// ChromaDB's address.
        public var chromaURL: String?
        /// The name of the collection there.
        public var chromaCollection = "libriassist"
        /// The bearer token of the proxy before it.
        public var chromaToken: Secret?

        /// Creates the defaults.
        public init() {}

        /// The embedder that is chosen.
        var model: Model { embedder == .ollama ? ollama : openai }
    }

    /// The language model that words answers.
    public struct Answers: Sendable, Equatable {
        /// What serves it.
        public var model = ModelService.none
        /// The model in Ollama.
        public var ollama = Model()
        /// The model behind OpenAI's protocol.
        public var openai = Model()
        /// Whether a model, an embedder or a vector store may be neither on this host nor in its network.
        public var allowRemoteModel = false
        /// How many answers are written at once.
        public var concurrency = 2

        /// Creates the defaults.
        public init() {}

        /// The model that is chosen.
        var chosen: Model { model == .ollama ? ollama : openai }
    }
}
