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
    func contains(_ term: Int32) -> Bool { !range(of: term).isEmpty }

    /// How much a term tells: high for rare ones, highest for one that no item has.
    func inverseFrequency(of term: Int32?) -> Double {
        BM25.inverseFrequency(of: term.map { range(of: $0).count } ?? 0, among: count)
    }

    /// Whether an item holds a term.
    func contains(_ term: Int32, in item: Int) -> Bool { place(of: term, in: item) != nil }

    /// Adds the scores of a term to the items that hold it.
    func add(_ term: Int32, times weight: Float = 1, to scores: inout [Float]) {
        for place in range(of: term) {
            scores[Int(items[place])] += weights[place] * weight
        }
    }

    /// Adds to each item the score of that one alternative which it holds best: several names of a thing are one thing.
    ///
    /// - Parameter alternatives: Each a term, or the terms of a phrase, of which an item must hold all; it scores their mean.
    func addBest(of alternatives: [[Int32]], times weight: Float, to scores: inout [Float]) {
        var best = [Float](repeating: 0, count: count)
        var touched: [Int32] = []
        for terms in alternatives {
            guard let rarest = terms.min(by: { range(of: $0).count < range(of: $1).count }) else { continue }
            let others = terms.filter { $0 != rarest }
            for place in range(of: rarest) {
                let item = items[place]
                var sum = weights[place]
                var isWhole = true
                for term in others {
                    guard let place = self.place(of: term, in: Int(item)) else {
                        isWhole = false
                        break
                    }
                    sum += weights[place]
                }
                guard isWhole else { continue }
                if best[Int(item)] == 0 { touched.append(item) }
                best[Int(item)] = max(best[Int(item)], sum / Float(others.count + 1))
            }
        }
        for item in touched { scores[Int(item)] += best[Int(item)] * weight }
    }

    /// Where the postings of a term stand.
    private func range(of term: Int32) -> Range<Int> { Int(starts[Int(term)])..<Int(starts[Int(term) + 1]) }

    /// Where the posting of a term for an item stands, if there is one; items stand in rising order.
    private func place(of term: Int32, in item: Int) -> Int? {
        let range = range(of: term)
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if items[middle] < Int32(item) { low = middle + 1 } else { high = middle }
        }
        return low < range.upperBound && items[low] == Int32(item) ? low : nil
    }
}
