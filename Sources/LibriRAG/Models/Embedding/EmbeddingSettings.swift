/// How an embedder asks for vectors.
public struct EmbeddingSettings: Sendable, Equatable {
    /// The most texts of one request.
    public var batchSize: Int
    /// The most characters (Unicode scalars) of the texts of one request; a longer text is refused.
    public var batchCharacters: Int
    /// After which a request has failed, the whole answer included. A model that must be loaded first may need a minute or two.
    public var deadline: Duration
    /// The dimension that is expected, if it is known: vectors of another one are refused. It is not asked for.
    public var dimension: Int?

    /// Creates settings.
    public init(
        batchSize: Int = 32, batchCharacters: Int = 64_000, deadline: Duration = .seconds(120), dimension: Int? = nil
    ) {
        self.batchSize = batchSize
        self.batchCharacters = batchCharacters
        self.deadline = deadline
        self.dimension = dimension
    }
}
