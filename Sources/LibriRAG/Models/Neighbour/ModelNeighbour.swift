/// A server of models that is asked over HTTP: Ollama, or one that speaks as OpenAI's does.
///
/// It is checked when it is made; the server is not asked yet. Header fields and the token are never printed.
public struct ModelNeighbour: Sendable {
    /// What the server speaks.
    public enum Kind: String, Sendable, CaseIterable {
        /// Ollama's own API; the base address is as in `http://127.0.0.1:11434`.
        case ollama = "Ollama"
        /// OpenAI's API, which vLLM, llama.cpp, LocalAI and others speak; the base address is as in `http://127.0.0.1:8000/v1`.
        case openAI = "OpenAI server"
    }

    /// What the server speaks.
    public let kind: Kind
    /// What operators are told: `Ollama at 127.0.0.1:11434`.
    public let name: String
    /// Where its keys stand: `answers.ollama`.
    let settings: String
    private let base: String
    let headers: [(name: String, value: String)]

    /// Checks how a server is asked.
    ///
    /// - Parameters:
    ///   - kind: What it speaks.
    ///   - url: Its base address, http or https, without a user, a query and a fragment.
    ///   - token: The bearer token, if it wants one.
    ///   - headers: Further header fields.
    ///   - settings: Where its keys stand, for the operator: `answers.ollama`.
    /// - Throws: ``ModelError`` with code ``ModelError/Code/settings``, which names the key at fault and repeats no value.
    public init(
        _ kind: Kind, url: String, token: String? = nil, headers: [(name: String, value: String)] = [], settings: String
    ) throws(ModelError) {
        let address = try ModelAddress(url, setting: "\(settings).url")
        self.kind = kind
        self.settings = settings
        name = "\(kind.rawValue) at \(address.host)"
        base = address.base
        self.headers = try ModelHeaders.checked(headers, token: token, settings: settings)
    }

    /// The address of a path: `/api/chat`.
    func url(_ path: String) -> String { base + path }

    /// A model's name as the server knows it.
    ///
    /// - Throws: ``ModelError`` when it could be no name; it is part of messages.
    func checkedModel(_ model: String) throws(ModelError) -> String {
        guard !model.isEmpty, model.utf8.count <= 200, model.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw ModelError(.settings, "\(settings).model must be a name of at most 200 characters without spaces.")
        }
        return model
    }

    /// Checks that a number of the settings is more than zero.
    func checkPositive(_ values: (key: String, isPositive: Bool)...) throws(ModelError) {
        for value in values where !value.isPositive {
            throw ModelError(.settings, "\(settings).\(value.key) must be more than zero.")
        }
    }
}

extension ModelNeighbour: CustomStringConvertible, CustomReflectable {
    /// The name alone.
    public var description: String { name }
    /// Nothing within: a dump never prints a token.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
