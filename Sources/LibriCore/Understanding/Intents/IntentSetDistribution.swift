import Foundation

/// Turns the features of an utterance into the probability of each set of intents that a message may have.
///
/// The sets exclude one another, so that one softmax covers them; what is learnt of "general and order" together says
/// more than what is learnt of each alone.
struct IntentSetDistribution: Sendable, Equatable {
    /// The sets, the most frequent first.
    var sets: [Set<Intent>]
    /// For each set the coefficients of the features, then the constant.
    var coefficients: [[Float]]

    /// The judgement on features; nothing when there are no sets.
    func judgement(of features: [Float]) -> IntentJudgement {
        let sums = coefficients.map { row in zip(row, features).reduce(row.last ?? 0) { $0 + $1.0 * $1.1 } }
        let most = sums.max() ?? 0
        let weights = sums.map { exp(Double($0 - most)) }
        let total = weights.reduce(0, +)
        var judgement = IntentJudgement()
        for (set, weight) in zip(sets, weights) {
            for intent in set { judgement.confidence[intent, default: 0] += weight / total }
        }
        if let best = weights.indices.max(by: { weights[$0] < weights[$1] }) {
            judgement.intents = sets[best]
        }
        return judgement
    }
}
