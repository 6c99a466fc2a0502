/// How well messages are understood, measured against what careful readers understood of them.
package struct UnderstandingEvaluation: Sendable, Encodable {
    /// The set of intents is exactly right.
    package var exactSet = Proportion()
    /// Messages about an own order in which that was seen.
    package var orderRecall = Proportion()
    /// Messages not about an own order that were taken for one.
    package var falseOrder = Proportion()
    /// Messages not about the shop in which that was seen.
    package var outOfScopeRecall = Proportion()
    /// Messages about the shop that were refused.
    package var refusedInScope = Proportion()
    /// Messages with several intents, all of which were seen and no other.
    package var mixedExact = Proportion()
    /// The language is right.
    package var language = Proportion()
    /// The messages on which the assistant asks back.
    package var askedBack = Proportion()
    /// Messages with order numbers whose numbers were all found, and no other.
    package var orderNumbers = Proportion()
    /// Messages without an order number in which one was seen.
    package var inventedOrderNumbers = Proportion()
    /// Messages with a surname that was found.
    package var surnames = Proportion()
    /// Messages without a surname in which one was seen.
    package var inventedSurnames = Proportion()
    /// For each intent how often it was right, found, and both.
    package var intents: [String: IntentScore] = [:]
    /// The mean distance between confidence and outcome, in ten bins of the likeliest intent's confidence.
    ///
    /// Source: Guo, Pleiss, Sun, Weinberger: On Calibration of Modern Neural Networks, ICML 2017, section 2.
    package var calibrationError = 0.0
    /// The exact-set accuracy on the same messages with noise.
    package var noise: [String: Proportion] = [:]
    /// The most frequent confusions.
    package var confusions: [Confusion] = []

    /// Precision, recall and their harmonic mean.
    package struct IntentScore: Sendable, Encodable {
        /// Of the messages in which the intent was seen, those that have it.
        package var precision = Proportion()
        /// Of the messages that have the intent, those in which it was seen.
        package var recall = Proportion()
        /// The harmonic mean of both.
        package var f1: Double? {
            guard let precision = precision.value, let recall = recall.value, precision + recall > 0 else { return nil }
            return 2 * precision * recall / (precision + recall)
        }
    }

    /// One set of intents taken for another.
    package struct Confusion: Sendable, Encodable {
        /// What a careful reader understood.
        package var expected: [Intent]
        /// What was understood.
        package var understood: [Intent]
        /// How many times.
        package var count: Int
        /// The first messages.
        package var examples: [String]
    }

    /// Measures an interpreter.
    ///
    /// - Parameters:
    ///   - messages: Labelled messages.
    ///   - interpreter: What is measured.
    ///   - prior: The language of the conversation before each message.
    ///   - noises: The kinds of noise to measure as well.
    package init(
        of interpreter: MessageInterpreter, on messages: [LabelledMessage], prior: Language = .french,
        noises: [MessageNoise] = MessageNoise.allCases
    ) {
        var bins = [(count: Int, confidence: Double, right: Double)](repeating: (0, 0, 0), count: 10)
        var confused: [Pair: (count: Int, examples: [String])] = [:]
        var scores: [Intent: IntentScore] = [:]
        for message in messages {
            let understanding = interpreter.understand(message.text, language: prior)
            let understood = Set(understanding.intents)
            count(message, understanding, understood)
            for intent in Intent.allCases {
                let isExpected = message.intents.contains(intent)
                let isUnderstood = understood.contains(intent)
                if isUnderstood { scores[intent, default: IntentScore()].precision.count(isExpected) }
                if isExpected { scores[intent, default: IntentScore()].recall.count(isUnderstood) }
            }
            if let best = understanding.confidence.max(by: { $0.value < $1.value }) {
                let bin = min(9, Int(best.value * 10))
                bins[bin].count += 1
                bins[bin].confidence += best.value
                bins[bin].right += message.intents.contains(best.key) ? 1 : 0
            }
            if understood != message.intents {
                let pair = Pair(expected: message.intents, understood: understood)
                confused[pair, default: (0, [])].count += 1
                confused[pair, default: (0, [])].examples.append(message.text)
            }
        }
        intents = Dictionary(uniqueKeysWithValues: scores.map { ($0.key.rawValue, $0.value) })
        calibrationError = bins.reduce(0) { $0 + abs($1.confidence - $1.right) } / Double(max(1, messages.count))
        confusions = confused.map { pair, cases in
            Confusion(
                expected: Intent.allCases.filter(pair.expected.contains),
                understood: Intent.allCases.filter(pair.understood.contains), count: cases.count,
                examples: Array(cases.examples.prefix(3))
            )
        }.sorted { ($1.count, $0.key) < ($0.count, $1.key) }
        for kind in noises {
            var random = SeededGenerator(seed: 2)
            var share = Proportion()
            for message in messages {
                let text = kind.applied(to: message.text, random: &random)
                share.count(Set(interpreter.understand(text, language: prior).intents) == message.intents)
            }
            noise[kind.rawValue] = share
        }
    }

    private struct Pair: Hashable {
        var expected: Set<Intent>
        var understood: Set<Intent>
    }

    private mutating func count(
        _ message: LabelledMessage, _ understanding: Understanding, _ understood: Set<Intent>
    ) {
        exactSet.count(understood == message.intents)
        if message.intents.contains(.order) {
            orderRecall.count(understood.contains(.order))
        } else {
            falseOrder.count(understood.contains(.order))
        }
        if message.intents.contains(.other) {
            outOfScopeRecall.count(understood.contains(.other))
        } else {
            refusedInScope.count(understood.contains(.other))
        }
        if message.intents.count > 1 { mixedExact.count(understood == message.intents) }
        askedBack.count(understanding.isUncertain)
        if let expected = message.language { language.count(understanding.language == expected) }
        if let expected = message.orderNumbers {
            let found = understanding.orderReferences.map(\.description)
            if expected.isEmpty {
                inventedOrderNumbers.count(!found.isEmpty)
            } else {
                orderNumbers.count(found == expected)
            }
        }
        if message.saysSurname {
            let found = understanding.name?.surname.folded()
            if let expected = message.surname {
                surnames.count(found == expected.folded())
            } else {
                inventedSurnames.count(found != nil)
            }
        }
    }
}

extension UnderstandingEvaluation.Confusion {
    fileprivate var key: String { (expected + understood).map(\.rawValue).joined(separator: " ") }
}
