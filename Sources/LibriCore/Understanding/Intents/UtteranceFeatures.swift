import Foundation

/// What the calibration knows of an utterance: the scores of the whole and of its clauses, how familiar its words are, and
/// its plain shape.
///
/// A message with two requests scores low as a whole on both, yet high in one clause each; one that is not about the
/// shop may score low on everything, yet has words that nobody uses about the shop.
struct UtteranceFeatures {
    /// The number of features.
    static let count = 5 * intents + 3 + 6 + 6

    let values: [Float]

    init(of utterance: Utterance, in model: IntentModel) {
        let words = utterance.words
        let whole = model.scores(of: words[...])
        let clauses = ClauseSplitter().clauses(of: words)
        let scores = clauses.count < 2 ? [whole] : clauses.map { model.scores(of: $0) }
        var values: [Float] = []
        values.reserveCapacity(Self.count)
        for lane in 0..<Self.intents { values.append(whole[lane]) }
        for lane in 0..<Self.intents {
            let ordered = scores.map { $0[lane] }.sorted(by: >)
            values.append(ordered[0])
            values.append(ordered.count > 1 ? ordered[1] : -1)
            values.append(ordered.reduce(0, +) / Float(ordered.count))
            values.append(max(0, ordered[0]))
        }
        // How far one clause speaks for one of the two usual questions and not for the other.
        values.append(scores.map { $0[Self.general] - $0[Self.order] }.max() ?? 0)
        values.append(scores.map { $0[Self.order] - $0[Self.general] }.max() ?? 0)
        values.append(scores.map { $0[Self.human] - max($0[Self.general], $0[Self.order]) }.max() ?? 0)
        values += Self.familiarity(of: words[...], in: model)
        let length = Float(words.count)
        values += [
            min(length, 30) / 30, log(1 + length), Float(min(clauses.count, 10)) / 10,
            utterance.hasOrderReference ? 1 : 0, utterance.hasName ? 1 : 0,
            utterance.hasName && words.count <= 4 ? 1 : 0,
        ]
        self.values = values
    }

    /// The most and the least that a word speaks for the shop, their mean, and which part of the words is unknown.
    private static func familiarity(of words: ArraySlice<Word>, in model: IntentModel) -> [Float] {
        var sum: Float = 0
        var most: Float = -8
        var least: Float = 8
        var counted = 0
        var unseenInScope = 0
        var rareInScope = 0
        var unseen = 0
        for hash in NGramHasher.tokenHashes(of: words) {
            counted += 1
            let word = model.familiarity[hash]
            let odds = Float(word?.odds ?? 0) / 16
            sum += odds
            most = max(most, odds)
            least = min(least, odds)
            if word == nil { unseen += 1 }
            if (word?.timesInScope ?? 0) == 0 { unseenInScope += 1 }
            if (word?.timesInScope ?? 0) < 3 { rareInScope += 1 }
        }
        guard counted > 0 else { return [0, 0, 0, 0, 0, 0] }
        let count = Float(counted)
        return [
            most, least, sum / count, Float(unseenInScope) / count, Float(min(rareInScope, 5)) / 5,
            Float(unseen) / count,
        ]
    }

    private static let intents = Intent.allCases.count
    private static let general = lane(of: .general)
    private static let order = lane(of: .order)
    private static let human = lane(of: .human)

    private static func lane(of intent: Intent) -> Int { Intent.allCases.firstIndex(of: intent) ?? 0 }
}
