/// What a customer's question may cost at an embedder.
public struct EmbedderLimits: Sendable, Equatable {
    /// After which there must be a vector. Half of it may be spent waiting for a place.
    public var deadline: Duration
    /// The questions at one time.
    public var concurrent: Int
    /// The most questions that wait for a place.
    public var waiting: Int

    /// Creates limits; there is at least one place.
    public init(deadline: Duration = .milliseconds(800), concurrent: Int = 4, waiting: Int = 16) {
        self.deadline = deadline
        self.concurrent = concurrent
        self.waiting = waiting
    }

    var places: Places { Places(count: max(concurrent, 1), longestQueue: max(waiting, 0)) }
}
