/// Bounds how often numbers and names can be guessed.
///
/// An implementation must not distinguish orders that exist from orders that do not, must bound what it keeps, and must
/// not unlock early when the clock is set.
public protocol AttemptLimiter: Sendable {
    /// Whether an attempt may be answered.
    func admits(_ attempt: LookupAttempt) async -> Bool

    /// Counts a refusal: the number is unknown or the name is wrong.
    func recordFailure(of attempt: LookupAttempt) async
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

    /// Creates an attempt.
    public init(
        reference: OrderReference, name: StatedName, client: ClientIdentity, messageID: String? = nil
    ) {
        self.reference = reference
        self.name = name
        self.client = client
        self.messageID = messageID
    }
}
