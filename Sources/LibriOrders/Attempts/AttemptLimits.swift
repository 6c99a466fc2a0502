/// The figures of an ``AttemptLimiter``.
public struct AttemptLimits: Sendable, Equatable {
    /// The failures of one client network on one order that lock this pair.
    public var perPair = 5
    /// How long a pair's failures count, and how long its first lock lasts; each further lock lasts twice as long.
    public var pairWindow: Duration = .seconds(15 * 60)
    /// The longest lock of a pair. So long after its end, the next one is a first one again.
    public var longestPairLock: Duration = .seconds(24 * 3_600)
    /// The failures on one order over all clients that lock it. Of one site (see ``ClientIdentity``) no more count than
    /// lock a pair, and so many shut the site's other addresses out from this order.
    public var perNumber = 20
    /// The failures of one client network that shut it out.
    public var perClient = 10
    /// How long failures on a number and of a client count, and how long a number is locked.
    public var window: Duration = .seconds(3_600)
    /// The failures over all in a minute beyond which the door is under attack: first blocks are refused, and clients have
    /// ``perClientUnderAttack``.
    public var overallPerMinute = 60
    /// The failures of one client network that shut it out while the door is under attack.
    public var perClientUnderAttack = 3
    /// The most failures, and the most locks, that are kept; beyond it the oldest are forgotten.
    public var capacity = 1_000_000

    /// Creates the default figures.
    public init() {}

    /// How long a failure counts for anything.
    package var failuresCountFor: Duration { max(window, pairWindow) }
    /// How long a lock that has ended makes the next one longer.
    package var locksCountAfterTheirEndFor: Duration { longestPairLock }
}
