package import Foundation

/// What training has learnt of names: for each feature of a word a weight per tag, and how tags follow one another.
///
/// As a file, all numbers little-endian: the eight bytes `LIBRNM01`, the width of the features in bits (UInt32), the nine weights
/// of one tag after another (Int32), the threshold (Int32), then for each feature one Int8 per tag.
public struct NameModel: Sendable {
    /// One lane per tag, the last one empty.
    typealias Lanes = SIMD4<Int8>

    let bits: Int
    /// `transitions[previous * 3 + next]`
    var transitions: [Int32]
    /// A name below this margin is not taken for one where none was asked for.
    var threshold: Int32
    var weights: [Lanes]

    func scores(of features: [UInt32]) -> SIMD4<Int> {
        var sum = SIMD4<Int32>.zero
        weights.withUnsafeBufferPointer { weights in
            for feature in features { sum &+= SIMD4<Int32>(truncatingIfNeeded: weights[Int(feature)]) }
        }
        return SIMD4<Int>(truncatingIfNeeded: sum)
    }

    /// The best sequence of tags.
    ///
    /// Source: Viterbi, Error bounds for convolutional codes, IEEE Transactions on Information Theory 13, 1967.
    func bestTags(_ scores: [SIMD4<Int>]) -> [NameTagger.Tag] {
        bestSequence(scores, transitions: transitions.map(Int.init))
    }
}

/// The best sequence of tags by scores of words and transitions.
func bestSequence(_ scores: [SIMD4<Int>], transitions: [Int]) -> [NameTagger.Tag] {
    let count = NameTagger.Tag.allCases.count
    guard let first = scores.first else { return [] }
    // A message begins as if after a word outside.
    var totals = (0..<count).map { transitions[$0] + first[$0] }
    var next = totals
    // For each word but the first one tag after another: the tag before it on the best way there.
    var origins: [Int] = []
    origins.reserveCapacity(scores.count * count)
    for score in scores.dropFirst() {
        for tag in 0..<count {
            var best = 0
            for previous in 1..<count
            where totals[previous] + transitions[previous * count + tag] > totals[best]
                + transitions[best * count + tag]
            {
                best = previous
            }
            origins.append(best)
            next[tag] = totals[best] + transitions[best * count + tag] + score[tag]
        }
        swap(&totals, &next)
    }
    var tag = 0
    for other in 1..<count where totals[other] > totals[tag] { tag = other }
    var tags = [tag]
    for start in stride(from: 0, to: origins.count, by: count).reversed() {
        tag = origins[start + tag]
        tags.append(tag)
    }
    return tags.reversed().map { NameTagger.Tag(rawValue: $0) ?? .outside }
}

extension NameModel {
    /// The model that comes with the library.
    ///
    /// - Throws: ``ResourceError`` when the resource folder is not beside the executable or the model is damaged.
    public init() throws(ResourceError) { try self.init(data: try ResourceBundle.core.data(of: Self.resource)) }

    /// The model's file name among the resources.
    package static let resource = "names.model"

    /// Reads a model.
    ///
    /// - Throws: ``ResourceError`` when the bytes are no model of this version, or not all of one.
    package init(data: Data) throws(ResourceError) {
        var reader = ByteReader(data)
        guard reader.bytes(Self.magic.count).map({ Array($0) }) == Self.magic,
            let bits = reader.integer(UInt32.self), (10...20).contains(bits)
        else { throw Self.damaged }
        self.bits = Int(bits)
        transitions = []
        let count = NameTagger.Tag.allCases.count
        for _ in 0..<count * count {
            guard let weight = reader.integer(UInt32.self) else { throw Self.damaged }
            transitions.append(Int32(bitPattern: weight))
        }
        guard let bound = reader.integer(UInt32.self) else { throw Self.damaged }
        threshold = Int32(bitPattern: bound)
        guard let block = reader.bytes(count * (1 << Int(bits))), reader.isAtEnd else { throw Self.damaged }
        weights = [Lanes](repeating: .zero, count: 1 << Int(bits))
        var next = block.startIndex
        for index in weights.indices {
            for lane in 0..<count {
                weights[index][lane] = Int8(bitPattern: block[next])
                next += 1
            }
        }
    }

    /// The model as a file.
    package var data: Data {
        var data = Data(Self.magic)
        data.append(integer: UInt32(bits))
        for weight in transitions { data.append(integer: UInt32(bitPattern: weight)) }
        data.append(integer: UInt32(bitPattern: threshold))
        for lanes in weights {
            for lane in NameTagger.Tag.allCases.indices { data.append(UInt8(bitPattern: lanes[lane])) }
        }
        return data
    }

    private static let magic = Array("LIBRNM01".utf8)
    private static let damaged = ResourceError(
        message: "The name model is damaged or of another version: train it anew with libriassist-cli understand train."
    )
}
