/// Scores single passages by BM25, for the few passages of a document that was found.
struct PassageScores: Sendable {
    private let inverseFrequencies: [Float]
    private let norms: [Float]

    init(_ frequencies: TermFrequencies, termCount: Int) {
        var holders = [Int32](repeating: 0, count: termCount)
        for term in frequencies.terms { holders[Int(term)] += 1 }
        let count = frequencies.itemCount
        inverseFrequencies = holders.map { Float(BM25.inverseFrequency(of: Int($0), among: count)) }
        let mean = max(1, Float(frequencies.lengths.reduce(0, +)) / Float(max(1, count)))
        norms = frequencies.lengths.map { BM25.norm(length: $0, mean: mean) }
    }

    func score(of terms: [Int32], in passage: Int, _ frequencies: TermFrequencies) -> Float {
        terms.reduce(0) { sum, term in
            let frequency = Float(frequencies.count(of: term, in: passage))
            guard frequency > 0 else { return sum }
            return sum + inverseFrequencies[Int(term)] * BM25.saturation(of: frequency, norm: norms[passage])
        }
    }
}
