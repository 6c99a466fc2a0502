/// Trains the model of a ``NameTagger``.
///
/// An averaged perceptron over sequences. Every message that states a name comes again with other names in its place, so that the
/// model learns where names stand and not which ones they are. Source: Collins, Discriminative Training Methods for
/// Hidden Markov Models, EMNLP 2002.
package struct NameModelTrainer: Sendable {
    private let lexicons: Lexicons
    private let scanner: OrderReferenceScanner
    private let surnames: [String]
    private let givenNames: [String]

    /// - Parameters:
    ///   - lexicons: With the everyday words of the same messages.
    ///   - surnames: Names to put in place of others, as they are written.
    ///   - givenNames: The same for given names.
    package init(
        lexicons: Lexicons, orderNumberFormat: OrderNumberFormat, surnames: [String], givenNames: [String]
    ) {
        self.lexicons = lexicons
        scanner = OrderReferenceScanner(format: orderNumberFormat, cues: lexicons.any)
        self.surnames = surnames
        self.givenNames = givenNames
    }

    /// Trains a model.
    package func train(_ messages: [LabelledMessage], progress: (String) -> Void = { _ in }) -> NameModel {
        let examples = messages.map { example($0) }.compactMap(\.self)
        progress("names: how sure to be")
        var margins: [(margin: Int, isRight: Bool, isStated: Bool)] = []
        let held = examples.filter { $0.fold == 0 }
        let trial = fit(examples.filter { $0.fold != 0 })
        let tagger = NameTagger(features: features, model: trial.model)
        for example in held {
            guard let span = tagger.span(in: example.words, endsWithReference: example.endsWithReference) else {
                continue
            }
            let isRight = example.surname.map { $0 == span.surname } ?? false
            margins.append((span.margin, isRight, example.surname != nil))
        }
        progress("names: the whole")
        var whole = fit(examples)
        // The two models count in steps of different length.
        let threshold = Self.threshold(margins, unstated: held.count { $0.surname == nil })
        whole.model.threshold = Int32((Double(threshold) * trial.step / whole.step).rounded())
        return whole.model
    }

    private var features: NameFeatures { NameFeatures(bits: Self.bits, lexicons: lexicons) }
    private static let bits = 16
    private static let passes = 12
    private static let copies = 8
    /// At most so many messages without a name may be given one.
    private static let mostInvented = 0.003

    private struct Example {
        var words: [Word]
        var tags: [NameTagger.Tag]
        var surname: Range<Int>?
        var endsWithReference: Bool
        var message: LabelledMessage
        var text: String

        var fold: Int { Int((MessageSplit.hash(of: message) >> 20) % 8) }
    }

    /// The margin from which on few enough names are invented.
    private static func threshold(_ margins: [(margin: Int, isRight: Bool, isStated: Bool)], unstated: Int) -> Int32 {
        let invented = margins.filter { !$0.isStated }.map(\.margin).sorted(by: >)
        let allowed = Int(Double(unstated) * mostInvented)
        return invented.count > allowed ? Int32(clamping: invented[allowed] + 1) : 0
    }

    private func example(_ message: LabelledMessage) -> Example? {
        example(message, text: scanner.scan(message.text.withoutInvisibleCharacters()).rest, surname: message.surname)
    }

    private func example(_ message: LabelledMessage, text: String, surname: String?) -> Example? {
        let words = Word.words(of: text)
        guard !words.isEmpty else { return nil }
        var tags = [NameTagger.Tag](repeating: .outside, count: words.count)
        var first: Range<Int>?
        if let surname {
            let wanted = Word.words(of: surname).map(\.folded)
            guard !wanted.isEmpty, wanted.count <= words.count else { return nil }
            for start in 0...words.count - wanted.count
            where words[start..<start + wanted.count].map(\.folded) == wanted {
                for index in start..<start + wanted.count { tags[index] = .surname }
                if first == nil { first = start..<start + wanted.count }
            }
            guard let first else { return nil }
            markGivenNames(beside: first, words: words, tags: &tags)
        }
        let isAtEnd = text.unicodeScalars.last { $0 != " " && $0 != "." } == Word.placeholder
        return Example(
            words: words, tags: tags, surname: first, endsWithReference: isAtEnd, message: message, text: text)
    }

    private func markGivenNames(beside surname: Range<Int>, words: [Word], tags: inout [NameTagger.Tag]) {
        var index = surname.lowerBound - 1
        while index >= 0, surname.lowerBound - index <= 3, isGiven(words[index]), !words[index + 1].followsBreak {
            tags[index] = .given
            index -= 1
        }
        index = surname.upperBound
        while index < words.count, index - surname.upperBound < 2, isGiven(words[index]), !words[index].followsBreak {
            tags[index] = .given
            index += 1
        }
    }

    private func isGiven(_ word: Word) -> Bool {
        lexicons.givenNames.contains(word.folded) && (word.isCapitalised || !lexicons.isCommon(word.folded))
    }

    /// The message with other names in the same place and the same letter case.
    private func copy(_ example: Example, random: inout SeededGenerator) -> Example? {
        guard let range = example.surname, !surnames.isEmpty, !givenNames.isEmpty else { return nil }
        var text = example.text
        var given = example.tags.indices.filter { example.tags[$0] == .given }
        let surname = surnames[random.below(surnames.count)]
        // From the end to the front, so that the positions before stay right.
        given.sort(by: >)
        for index in given where index >= range.upperBound {
            replaceGiven(index, in: example, text: &text, random: &random)
        }
        let start = example.words[range.lowerBound].text.startIndex
        let end = example.words[range.upperBound - 1].text.endIndex
        text.replaceSubrange(start..<end, with: cased(surname, like: example.text[start..<end]))
        for index in given where index < range.lowerBound {
            replaceGiven(index, in: example, text: &text, random: &random)
        }
        return self.example(example.message, text: text, surname: surname)
    }

    private func replaceGiven(
        _ index: Int, in example: Example, text: inout String, random: inout SeededGenerator
    ) {
        let old = example.words[index].text
        let name = givenNames[random.below(givenNames.count)]
        text.replaceSubrange(old.startIndex..<old.endIndex, with: cased(name, like: old))
    }

    private func cased(_ name: String, like old: Substring) -> String {
        if old.lowercased() == old { return name.lowercased() }
        if old.count > 1, old.uppercased() == old { return name.uppercased() }
        return name
    }

    /// A model, and the weight that one step of its numbers stands for.
    private func fit(_ examples: [Example]) -> (model: NameModel, step: Double) {
        var random = SeededGenerator(seed: 23)
        var all = examples
        for example in examples where example.surname != nil {
            for _ in 0..<Self.copies { if let copy = copy(example, random: &random) { all.append(copy) } }
        }
        let features = features
        let vectors = all.map { example in
            let tokens = features.tokens(of: example.words)
            return tokens.indices.map {
                features.features(of: tokens, at: $0, endsWithReference: example.endsWithReference)
            }
        }
        var perceptron = Perceptron(bits: Self.bits)
        var order = Array(all.indices)
        for _ in 0..<Self.passes {
            random.shuffle(&order)
            for index in order { perceptron.learn(vectors[index], tags: all[index].tags.map(\.rawValue)) }
        }
        return perceptron.averaged
    }
}

/// An averaged perceptron over sequences of tags.
private struct Perceptron {
    private let bits: Int
    private let count = NameTagger.Tag.allCases.count
    private var weights: [SIMD4<Int32>]
    private var sums: [SIMD4<Int64>]
    private var transitions: [Int]
    private var transitionSums: [Int]
    private var clock = 1

    init(bits: Int) {
        self.bits = bits
        weights = [SIMD4<Int32>](repeating: .zero, count: 1 << bits)
        sums = [SIMD4<Int64>](repeating: .zero, count: 1 << bits)
        transitions = [Int](repeating: 0, count: count * count)
        transitionSums = transitions
    }

    mutating func learn(_ vectors: [[UInt32]], tags: [Int]) {
        clock += 1
        let scores = zip(vectors, tags).map { vector, tag in
            var sum = SIMD4<Int32>.zero
            for feature in vector { sum &+= weights[Int(feature)] }
            var score = SIMD4<Int>(truncatingIfNeeded: sum)
            // The right tag must win clearly, not just so.
            for other in 0..<count where other != tag { score[other] += Self.margin }
            return score
        }
        let guess = bestSequence(scores, transitions: transitions).map(\.rawValue)
        guard guess != tags else { return }
        var previous = (right: 0, wrong: 0)
        for (index, vector) in vectors.enumerated() {
            let right = tags[index]
            let wrong = guess[index]
            if right != wrong {
                for feature in vector {
                    weights[Int(feature)][right] += 1
                    weights[Int(feature)][wrong] -= 1
                    sums[Int(feature)][right] += Int64(clock)
                    sums[Int(feature)][wrong] -= Int64(clock)
                }
            }
            move(from: previous.right, to: right, by: 1)
            move(from: previous.wrong, to: wrong, by: -1)
            previous = (right, wrong)
        }
    }

    private mutating func move(from previous: Int, to next: Int, by step: Int) {
        transitions[previous * count + next] += step
        transitionSums[previous * count + next] += step * clock
    }

    private static let margin = 3

    /// The mean of the weights over all steps, in steps of one Int8.
    var averaged: (model: NameModel, step: Double) {
        func mean(_ weight: Int, _ sum: Int) -> Double { Double(weight) - Double(sum) / Double(clock) }
        var means = [SIMD4<Double>](repeating: .zero, count: weights.count)
        var most = 1e-9
        for index in weights.indices {
            for tag in 0..<count {
                means[index][tag] = mean(Int(weights[index][tag]), Int(sums[index][tag]))
                most = max(most, abs(means[index][tag]))
            }
        }
        let step = most / 127
        let model = NameModel(
            bits: bits,
            transitions: zip(transitions, transitionSums).map { Int32((mean($0, $1) / step).rounded()) },
            threshold: 0,
            weights: means.map { mean in
                var lanes = NameModel.Lanes.zero
                for tag in 0..<count { lanes[tag] = Int8((mean[tag] / step).rounded()) }
                return lanes
            }
        )
        return (model, step)
    }
}
