import Foundation

/// Scores single passages by BM25, for the few passages of a document that was found.
struct PassageScores: Sendable {
    private let inverseFrequencies: [Float]
    private let norms: [Float]

    private static let k1: Float = 1.5
    private static let b: Float = 0.75

    init(_ frequencies: TermFrequencies, termCount: Int) {
        var holders = [Int32](repeating: 0, count: termCount)
        for term in frequencies.terms { holders[Int(term)] += 1 }
        let count = Float(frequencies.itemCount)
        inverseFrequencies = holders.map { log(1 + (count - Float($0) + 0.5) / (Float($0) + 0.5)) }
        let mean = max(1, Float(frequencies.lengths.reduce(0, +)) / max(1, count))
        norms = frequencies.lengths.map { Self.k1 * (1 - Self.b + Self.b * Float($0) / mean) }
    }

    func score(of terms: [Int32], in passage: Int, _ frequencies: TermFrequencies) -> Float {
        terms.reduce(0) { sum, term in
            let frequency = Float(frequencies.count(of: term, in: passage))
            guard frequency > 0 else { return sum }
            return sum + inverseFrequencies[Int(term)] * frequency * (Self.k1 + 1) / (frequency + norms[passage])
        }
    }
}

/// Picks the highest of many scores.
enum TopScores {
    /// The positions of the highest positive scores, the highest first, equal ones in order of position.
    static func indices(of scores: [Float], limit: Int) -> [Int] {
        var best: [(score: Float, index: Int)] = []
        var least: Float = 0
        for (index, score) in scores.enumerated() where score > least {
            let place = best.firstIndex { $0.score < score } ?? best.count
            best.insert((score, index), at: place)
            if best.count > limit { best.removeLast() }
            if best.count == limit { least = best[limit - 1].score }
        }
        return best.map(\.index)
    }
}
