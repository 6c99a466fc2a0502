/// Passages in memory, for tests and small trials.
public actor InMemoryKnowledgeStore: KnowledgeStore {
    private var content: [AnalysedPassage]
    private var madeFrom: String?

    /// Creates a store of some passages.
    public init(_ passages: [AnalysedPassage] = []) { content = passages }

    /// Every passage.
    public func passages() async throws(KnowledgeStoreError) -> [AnalysedPassage] { content }

    /// Replaces everything.
    public func replace(with passages: [AnalysedPassage], fingerprint: String) async throws(KnowledgeStoreError) {
        content = passages
        madeFrom = fingerprint
    }

    /// The fingerprint of the content.
    public func fingerprint() async -> String? { madeFrom }
}
