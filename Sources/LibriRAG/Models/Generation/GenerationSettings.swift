/// How a language model is asked over HTTP.
public struct GenerationSettings: Sendable, Equatable {
    /// The most tokens of an answer. A model that has not finished by then has failed.
    public var maximumTokens: Int
    /// From 0, the same words each time, to 2.
    public var temperature: Double
    /// For the choice among likely words.
    public var seed: Int
    /// The tokens of prompt and answer together that Ollama makes room for; other servers have set this themselves.
    public var contextTokens: Int
    /// After which an answer has failed, however much of it has come.
    public var deadline: Duration
    /// The most bytes of a streamed answer, with all that the protocol puts around the text.
    public var longestAnswer: Int

    /// Creates settings.
    public init(
        maximumTokens: Int = 400, temperature: Double = 0.1, seed: Int = 1, contextTokens: Int = 8_192,
        deadline: Duration = .seconds(60), longestAnswer: Int = 4_194_304
    ) {
        self.maximumTokens = maximumTokens
        self.temperature = temperature
        self.seed = seed
        self.contextTokens = contextTokens
        self.deadline = deadline
        self.longestAnswer = longestAnswer
    }

    /// - Throws: ``ModelError`` that names the setting at fault.
    func check(for neighbour: ModelNeighbour) throws(ModelError) {
        try neighbour.checkPositive(
            ("maximumTokens", maximumTokens > 0), ("contextTokens", contextTokens > 0), ("deadline", deadline > .zero),
            ("longestAnswer", longestAnswer > 0))
        guard (0...2).contains(temperature) else {
            throw ModelError(.settings, "\(neighbour.settings).temperature must be from 0 to 2.")
        }
    }
}
