/// Passages in memory, for tests and small trials.
public actor InMemoryKnowledgeStore: KnowledgeStore {
    private var kept: KnowledgeContent?

    /// Creates an empty store.
    public init() {}

    /// Everything.
    public func content() async throws(KnowledgeStoreError) -> KnowledgeContent {
        guard let kept else { throw KnowledgeStoreError(.missing, "Nothing was put into the store yet.") }
        return kept
    }

    /// Replaces everything.
    public func replace(with content: KnowledgeContent) async throws(KnowledgeStoreError) { kept = content }

    /// The fingerprint of the content.
    public func fingerprint() async -> String? { kept?.fingerprint }
}
