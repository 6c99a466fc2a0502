/// What a customer's question may cost at a language model.
public struct ModelLimits: Sendable, Equatable {
    /// After which the model must have begun to write.
    public var firstToken: Duration
    /// The longest pause in the middle of its text.
    public var gap: Duration
    /// After which it must have finished, from when it was asked; the wait for a place comes before.
    public var total: Duration
    /// The most characters (Unicode scalars) of its text.
    public var characters: Int
    /// The generations at one time.
    public var concurrent: Int
    /// The most questions that wait for a place.
    public var waiting: Int
    /// How long one waits.
    public var place: Duration

    /// Creates limits; there is at least one place.
    public init(
        firstToken: Duration = .seconds(8), gap: Duration = .seconds(5), total: Duration = .seconds(15),
        characters: Int = 4_000, concurrent: Int = 2, waiting: Int = 8, place: Duration = .seconds(1)
    ) {
        self.firstToken = firstToken
        self.gap = gap
        self.total = total
        self.characters = characters
        self.concurrent = concurrent
        self.waiting = waiting
        self.place = place
    }

    var generation: GenerationLimits {
        GenerationLimits(firstPiece: firstToken, gap: gap, total: total, characters: characters)
    }

    var places: Places { Places(count: max(concurrent, 1), longestQueue: max(waiting, 0)) }
}
