/// A kind of what is kept for a time.
public enum KeptStore: String, Sendable, CaseIterable, Encodable {
    /// Accesses to orders.
    case audit
    /// Failed attempts on orders.
    case failures
    /// Locks of orders after failed attempts.
    case locks
    /// What customers thought of replies.
    case feedback
    /// Questions that the documents did not answer.
    case unanswered
}
