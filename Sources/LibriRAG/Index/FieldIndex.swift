/// The postings of one field of some items (documents or passages), ranked by ``BM25``.
struct FieldIndex: Sendable {
    /// Where the postings of each term begin, and where the last ones end.
    private let starts: [Int32]
    private let items: [Int32]
    /// What each posting adds to a score, computed once.
    private let weights: [Float]
    private let count: Int

    /// - Parameters:
    ///   - termCount: Terms have numbers below it.
    ///   - fields: How often each item holds which terms.
    init(termCount: Int, _ fields: TermFrequencies) {
        count = fields.itemCount
        let mean = max(1, Float(fields.lengths.reduce(0, +)) / Float(max(1, fields.itemCount)))
        var starts = [Int32](repeating: 0, count: termCount + 1)
        for term in fields.terms { starts[Int(term) + 1] += 1 }
        for term in 0..<termCount { starts[term + 1] += starts[term] }
        var next = starts
        var items = [Int32](repeating: 0, count: fields.terms.count)
        var weights = [Float](repeating: 0, count: fields.terms.count)
        for item in 0..<fields.itemCount {
            let norm = BM25.norm(length: fields.lengths[item], mean: mean)
            for position in fields.range(of: item) {
                let term = Int(fields.terms[position])
                let frequency = Float(fields.counts[position])
                let place = Int(next[term])
                next[term] += 1
                items[place] = Int32(item)
                weights[place] = BM25.saturation(of: frequency, norm: norm)
            }
        }
        for term in 0..<termCount {
            let factor = Float(BM25.inverseFrequency(of: Int(starts[term + 1] - starts[term]), among: count))
            for place in Int(starts[term])..<Int(starts[term + 1]) { weights[place] *= factor }
        }
        self.starts = starts
        self.items = items
        self.weights = weights
    }

    /// Whether any item has a term.
    func contains(_ term: Int32) -> Bool { starts[Int(term)] < starts[Int(term) + 1] }

    /// How much a term tells: high for rare ones, highest for one that no item has.
    func inverseFrequency(of term: Int32?) -> Double {
        BM25.inverseFrequency(
            of: term.map { Int(starts[Int($0) + 1] - starts[Int($0)]) } ?? 0, among: count)
    }

    /// Whether an item holds a term.
    func contains(_ term: Int32, in item: Int) -> Bool {
        // Items stand in rising order.
        var low = Int(starts[Int(term)])
        var high = Int(starts[Int(term) + 1])
        let end = high
        while low < high {
            let middle = (low + high) / 2
            if items[middle] < Int32(item) { low = middle + 1 } else { high = middle }
        }
        return low < end && items[low] == Int32(item)
    }

    /// Adds the scores of a term to the items that hold it.
    func add(_ term: Int32, times weight: Float = 1, to scores: inout [Float]) {
        for place in Int(starts[Int(term)])..<Int(starts[Int(term) + 1]) {
            scores[Int(items[place])] += weights[place] * weight
        }
    }

    /// Adds to each item the score of that one alternative which it holds best: several names of a thing are one thing.
    ///
    /// - Parameter alternatives: Each a term, or the terms of a phrase, which score their mean.
    func addBest(of alternatives: [[Int32]], times weight: Float, to scores: inout [Float]) {
        var best: [Int32: Float] = [:]
        for terms in alternatives {
            var sums: [Int32: Float] = [:]
            for term in terms {
                for place in Int(starts[Int(term)])..<Int(starts[Int(term) + 1]) {
                    sums[items[place], default: 0] += weights[place] / Float(terms.count)
                }
            }
            best.merge(sums) { max($0, $1) }
        }
        for (item, score) in best { scores[Int(item)] += score * weight }
    }
}
