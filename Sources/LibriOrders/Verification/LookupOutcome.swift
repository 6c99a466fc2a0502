/// What the order door answers; never why it refused.
public enum LookupOutcome: Sendable, Equatable {
    /// Number and surname match.
    case found(MaskedOrder)
    /// Nothing may be said: unknown number, wrong surname or locked, all alike.
    case notVerified
    /// The store does not answer; asking again later may help.
    case unavailable
}
