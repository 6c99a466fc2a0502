package import Foundation

/// What training has learnt: weights of n-grams, how familiar words are, and how scores become probabilities.
///
/// As a file, all numbers little-endian: the eight bytes `LIBRIM01`; the width of the n-gram hash in bits and the number of
/// words (UInt32 each); for each intent in the order of ``Intent/allCases`` a scale and a bias (Float32); for each n-gram one
/// Int8 per intent; for each word its hash (UInt32), ascending, its odds (Int8) and how often it was seen in scope (UInt8);
/// the number of sets of intents (UInt32), and for each its intents (UInt32, one bit per intent) and the coefficients of its probability (Float32),
/// the constant last.
package struct IntentModel: Sendable {
    /// How a word divides the shop's business from everything else.
    struct Familiarity: Sendable, Equatable {
        /// The logarithm of the odds that a message with this word is about the shop, in sixteenths.
        var odds: Int8
        /// In how many families of messages about the shop the word stands, 255 at most.
        var timesInScope: UInt8
    }

    /// One lane per intent, in the order of ``Intent/allCases``; the rest are zero.
    typealias Lanes = SIMD8<Int8>

    var hasher: NGramHasher
    var scales: SIMD8<Float>
    var biases: SIMD8<Float>
    var weights: [Lanes]
    var familiarity: [UInt32: Familiarity]
    var distribution: IntentSetDistribution

    /// How sure each intent is before calibration: positive for, negative against.
    func scores(of words: ArraySlice<Word>) -> SIMD8<Float> {
        let features = hasher.features(of: words)
        guard !features.isEmpty else { return biases }
        var sum = SIMD8<Int32>.zero
        weights.withUnsafeBufferPointer { weights in
            for feature in features { sum &+= SIMD8<Int32>(truncatingIfNeeded: weights[Int(feature)]) }
        }
        // The vector of an utterance has length 1, however long the utterance is.
        return SIMD8<Float>(sum) * scales / Float(features.count).squareRoot() + biases
    }
}

extension IntentModel {
    /// Reads a model.
    ///
    /// - Throws: ``ResourceError`` when the bytes are no model of this version, or not all of one.
    package init(data: Data) throws(ResourceError) {
        var reader = ByteReader(data)
        guard reader.bytes(Self.magic.count).map({ Array($0) }) == Self.magic else { throw Self.damaged }
        guard let bits = reader.integer(UInt32.self), Self.widths.contains(Int(bits)),
            let words = reader.integer(UInt32.self), words <= Self.mostWords
        else { throw Self.damaged }
        hasher = NGramHasher(bits: Int(bits))
        scales = .zero
        biases = .zero
        for lane in Intent.allCases.indices {
            guard let scale = reader.float(), let bias = reader.float() else { throw Self.damaged }
            scales[lane] = scale
            biases[lane] = bias
        }
        let count = 1 << Int(bits)
        guard let block = reader.bytes(count * Intent.allCases.count) else { throw Self.damaged }
        weights = [Lanes](repeating: .zero, count: count)
        var next = block.startIndex
        for index in weights.indices {
            for lane in Intent.allCases.indices {
                weights[index][lane] = Int8(bitPattern: block[next])
                next += 1
            }
        }
        familiarity = [:]
        familiarity.reserveCapacity(Int(words))
        for _ in 0..<words {
            guard let hash = reader.integer(UInt32.self), let odds = reader.integer(UInt8.self),
                let times = reader.integer(UInt8.self)
            else { throw Self.damaged }
            familiarity[hash] = Familiarity(odds: Int8(bitPattern: odds), timesInScope: times)
        }
        distribution = IntentSetDistribution(sets: [], coefficients: [])
        guard let sets = reader.integer(UInt32.self), sets < 1 << Intent.allCases.count else { throw Self.damaged }
        for _ in 0..<sets {
            guard let mask = reader.integer(UInt32.self), mask < 1 << Intent.allCases.count else { throw Self.damaged }
            var row: [Float] = []
            for _ in 0...UtteranceFeatures.count {
                guard let coefficient = reader.float() else { throw Self.damaged }
                row.append(coefficient)
            }
            distribution.sets.append(Set(mask: mask))
            distribution.coefficients.append(row)
        }
        guard reader.isAtEnd else { throw Self.damaged }
    }

    /// The model as a file.
    package var data: Data {
        var data = Data(Self.magic)
        data.append(integer: UInt32(hasher.bits))
        data.append(integer: UInt32(familiarity.count))
        for lane in Intent.allCases.indices {
            data.append(integer: scales[lane].bitPattern)
            data.append(integer: biases[lane].bitPattern)
        }
        for lanes in weights {
            for lane in Intent.allCases.indices { data.append(UInt8(bitPattern: lanes[lane])) }
        }
        for (hash, word) in familiarity.sorted(by: { $0.key < $1.key }) {
            data.append(integer: hash)
            data.append(UInt8(bitPattern: word.odds))
            data.append(word.timesInScope)
        }
        data.append(integer: UInt32(distribution.sets.count))
        for (set, row) in zip(distribution.sets, distribution.coefficients) {
            data.append(integer: set.mask)
            for coefficient in row { data.append(integer: coefficient.bitPattern) }
        }
        return data
    }

    private static let magic = Array("LIBRIM01".utf8)
    private static let widths = 10...20
    private static let mostWords: UInt32 = 200_000
    private static let damaged = ResourceError(
        message: "The intent model is damaged or of another version: train it anew with "
            + "libriassist-cli understand train."
    )
}

extension Set<Intent> {
    /// One bit per intent, in the order of ``Intent/allCases``.
    fileprivate init(mask: UInt32) {
        self = Set(Intent.allCases.enumerated().filter { mask & (1 << UInt32($0.offset)) != 0 }.map(\.element))
    }

    fileprivate var mask: UInt32 {
        Intent.allCases.enumerated().reduce(0) { contains($1.element) ? $0 | 1 << UInt32($1.offset) : $0 }
    }
}
