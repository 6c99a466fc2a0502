/// Admits everything, for load tests on sample orders. Never to stand before real ones.
public struct UnlimitedAttemptLimiter: AttemptLimiter {
    /// Creates a limiter without limits.
    public init() {}

    /// Always.
    public func admits(_ attempt: LookupAttempt) async -> Bool { true }

    /// Nothing is counted.
    public func settle(_ attempt: LookupAttempt, isFailure: Bool) async {}
}
