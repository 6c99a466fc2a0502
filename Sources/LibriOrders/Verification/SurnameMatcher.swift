/// Judges whether a stated name is the customer's.
///
/// An implementation must never accept a name that is merely near, and must take the same time whatever it is given.
public protocol SurnameMatcher: Sendable {
    /// Whether the stated name is this customer's.
    func matches(_ stated: StatedName, _ customer: CustomerName) -> Bool

    /// How many names are tried at once in a stated name: each counts as a failure.
    func guesses(in stated: StatedName) -> Int
}

extension SurnameMatcher {
    /// One.
    public func guesses(in stated: StatedName) -> Int { 1 }
}
