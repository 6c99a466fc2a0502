/// Bounds how often numbers and names can be guessed.
///
/// Every attempt is admitted first and settled afterwards: while it is under way it counts as a failure, so that many
/// attempts at once are no way around the limits. An implementation must not distinguish orders that exist from orders
/// that do not, must bound what it keeps, and must not unlock early when a clock is set.
public protocol AttemptLimiter: Sendable {
    /// Whether an attempt may be answered. An admitted attempt must be settled.
    ///
    /// - Throws: When failures cannot be counted; the attempt must then not be answered.
    func admits(_ attempt: LookupAttempt) async throws -> Bool

    /// Says how an admitted attempt went.
    ///
    /// - Parameter isFailure: The number is unknown or the name is wrong. A store that does not answer is no failure.
    /// - Throws: When the failure cannot be counted; the attempt must then not be answered.
    func settle(_ attempt: LookupAttempt, isFailure: Bool) async throws
}

/// One try of the order door.
public struct LookupAttempt: Sendable, Hashable {
    /// The order asked for.
    public var reference: OrderReference
    /// The name that was tried.
    public var name: StatedName
    /// Who asks.
    public var client: ClientIdentity
    /// The sender's identifier of the message; repeated with the same order and name, it is the same attempt.
    public var messageID: String?
    /// How many names are tried at once; each counts.
    public var guesses: Int

    /// Creates an attempt.
    public init(
        reference: OrderReference, name: StatedName, client: ClientIdentity, messageID: String? = nil,
        guesses: Int = 1
    ) {
        self.reference = reference
        self.name = name
        self.client = client
        self.messageID = messageID
        self.guesses = guesses
    }
}
