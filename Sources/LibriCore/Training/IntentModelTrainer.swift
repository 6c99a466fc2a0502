import Foundation

/// Trains the model of a ``LinearIntentClassifier``.
///
/// First each intent gets a linear separation of n-grams. Then, on messages that their separation has not seen (cross-validation
/// by families), a softmax over the sets of intents learns what the scores say. The same messages give the
/// same model, byte for byte.
package struct IntentModelTrainer: Sendable {
    /// What can be chosen.
    package struct Options: Sendable {
        /// The width of the n-gram hash in bits.
        package var bits = 17
        /// The cost of a message on the wrong side.
        package var cost = 1.0
        /// How many pairs of messages are joined to a message with two requests, for each message.
        package var joinedShare = 0.33
        /// How many messages come again with the slips of a hasty hand.
        package var noisyShare = 0.25

        package init() {}
    }

    private let extractor: EntityExtractor
    private let options: Options

    package init(extractor: EntityExtractor, options: Options = Options()) {
        self.extractor = extractor
        self.options = options
    }

    /// Trains a model.
    ///
    /// - Parameters:
    ///   - messages: The messages; those of ``MessageSplit/heldBack`` should be left out by the caller.
    ///   - progress: Is told what is being done.
    package func train(_ messages: [LabelledMessage], progress: (String) -> Void = { _ in }) -> IntentModel {
        let examples = messages.map { Example($0, extractor: extractor) }
        var rows: [[Float]] = []
        var labels: [Set<Intent>] = []
        for fold in 0..<Self.folds {
            progress("cross-validation \(fold + 1) of \(Self.folds)")
            let model = separate(examples.filter { $0.fold(of: Self.folds) != fold })
            for example in examples where example.fold(of: Self.folds) == fold {
                rows.append(UtteranceFeatures(of: example.utterance, in: model).values)
                labels.append(example.message.intents)
            }
        }
        progress("calibration")
        let distribution = distribution(of: labels, by: rows)
        progress("the whole")
        var model = separate(examples)
        model.distribution = distribution
        return model
    }

    /// Sets that were met too rarely to learn from are left out; their messages are not learnt from here.
    private func distribution(of labels: [Set<Intent>], by rows: [[Float]]) -> IntentSetDistribution {
        var counts: [Set<Intent>: Int] = [:]
        for set in labels { counts[set, default: 0] += 1 }
        let sets = counts.filter { $0.value >= Self.fewest }.map(\.key).sorted {
            (counts[$1] ?? 0, $0.name) < (counts[$0] ?? 0, $1.name)
        }
        let usable = labels.indices.filter { sets.contains(labels[$0]) }
        let coefficients = SoftmaxRegression().fit(
            usable.map { rows[$0] }, labels: usable.map { sets.firstIndex(of: labels[$0]) ?? 0 }, classes: sets.count)
        return IntentSetDistribution(sets: sets, coefficients: coefficients)
    }

    private static let folds = 5
    private static let fewest = 15

    /// A message with what the extractor finds in it.
    private struct Example {
        var message: LabelledMessage
        var utterance: Utterance
        var family: UInt64

        init(_ message: LabelledMessage, extractor: EntityExtractor) {
            self.message = message
            utterance = extractor.entities(in: message.text, language: message.language ?? .french).utterance
            family = MessageSplit.hash(of: message)
        }

        func fold(of folds: Int) -> Int { Int((family >> 16) % UInt64(folds)) }

        var isAboutTheShop: Bool { !message.intents.isDisjoint(with: [.general, .order, .human]) }
    }

    /// A model with the separations of these examples and without calibration.
    private func separate(_ examples: [Example]) -> IntentModel {
        let augmented =
            examples
            + MessageAugmentation(seed: 7).joined(
                examples.map(\.message), count: Int(Double(examples.count) * options.joinedShare)
            ).map { Example($0, extractor: extractor) }
            + MessageAugmentation(seed: 11).noisy(
                examples.map(\.message), count: Int(Double(examples.count) * options.noisyShare)
            ).map { Example($0, extractor: extractor) }
        let hasher = NGramHasher(bits: options.bits)
        let vectors = augmented.map { hasher.features(of: $0.utterance.words[...]) }
        let machine = SupportVectorMachine(width: 1 << options.bits, cost: options.cost)
        var model = IntentModel(
            hasher: hasher, scales: .zero, biases: .zero,
            weights: [IntentModel.Lanes](repeating: .zero, count: 1 << options.bits),
            familiarity: familiarity(in: examples), distribution: IntentSetDistribution(sets: [], coefficients: [])
        )
        for (lane, intent) in Intent.allCases.enumerated() {
            let (weights, bias) = machine.fit(vectors, labels: augmented.map { $0.message.intents.contains(intent) })
            // A handful of giants would leave no steps for the rest.
            let magnitudes = weights.lazy.map { abs($0) }.filter { $0 > 0 }.sorted()
            let most = magnitudes.isEmpty ? 1 : magnitudes[magnitudes.count * 999 / 1_000]
            let step = most / 127
            for index in weights.indices {
                model.weights[index][lane] = Int8(max(-127, min(127, (weights[index] / step).rounded())))
            }
            model.scales[lane] = Float(step)
            model.biases[lane] = Float(bias)
        }
        return model
    }

    private func familiarity(in examples: [Example]) -> [UInt32: IntentModel.Familiarity] {
        var counts: [UInt32: (inside: Double, outside: Double)] = [:]
        var totals = (inside: 0.0, outside: 0.0)
        for (_, family) in Dictionary(grouping: examples, by: \.family) {
            for isInside in [true, false] {
                let members = family.filter { $0.isAboutTheShop == isInside }
                guard !members.isEmpty else { continue }
                if isInside { totals.inside += 1 } else { totals.outside += 1 }
                for word in Set(members.flatMap { NGramHasher.tokenHashes(of: $0.utterance.words[...]) }) {
                    if isInside {
                        counts[word, default: (0, 0)].inside += 1
                    } else {
                        counts[word, default: (0, 0)].outside += 1
                    }
                }
            }
        }
        return counts.mapValues { count in
            let ratio =
                (count.inside / max(1, totals.inside) + Self.smoothing)
                / (count.outside / max(1, totals.outside) + Self.smoothing)
            return IntentModel.Familiarity(
                odds: Int8(max(-127, min(127, (log(ratio) * 16).rounded()))),
                timesInScope: UInt8(min(255, count.inside))
            )
        }
    }

    private static let smoothing = 1e-4
}

extension Set<Intent> {
    /// A name that sorts, so that equal counts do not depend on the order of a hash table.
    fileprivate var name: String { map(\.rawValue).sorted().joined(separator: "+") }
}
