/// Judges what a message, or a piece of one, wants.
///
/// An implementation must answer from the utterance alone, without network or stored state, in time proportional to
/// its length, and must never throw: an utterance that it cannot judge has no intents.
public protocol IntentClassifier: Sendable {
    /// What the utterance wants, and how sure that is.
    func judgement(of utterance: Utterance) -> IntentJudgement
}

/// What a classifier thinks that an utterance wants.
public struct IntentJudgement: Sendable, Equatable {
    /// The likeliest set of intents; empty when nothing can be said.
    public var intents: Set<Intent>
    /// The probability of each intent, 0 to 1; intents left out have probability 0.
    public var confidence: [Intent: Double]

    /// Creates a judgement.
    public init(intents: Set<Intent> = [], confidence: [Intent: Double] = [:]) {
        self.intents = intents
        self.confidence = confidence
    }
}
