/// Is told how a language model does, to count it; never what it read or wrote.
public protocol ModelObserver: Sendable {
    /// The model was asked, and has finished or failed; a customer who left counts as the failure
    /// ``ModelError/Code/cancelled``. What was refused without asking it is not told.
    func generationEnded(_ report: GenerationReport)

    /// The model has failed so often that it is not asked for a while, or it answers again.
    func modelIsOut(_ isOut: Bool)
}

/// Is told how an embedder does, to count it; never of which text.
public protocol EmbedderObserver: Sendable {
    /// The embedder was asked, and has answered or failed.
    ///
    /// - Parameters:
    ///   - time: How long it took.
    ///   - failure: Why it failed, if it did.
    func embedderAnswered(in time: Duration, failure: ModelError.Code?)

    /// The embedder has failed so often that it is not asked for a while, or it answers again.
    func embedderIsOut(_ isOut: Bool)
}
