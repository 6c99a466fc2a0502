/// The postings of one field of some items (documents or passages), ranked by ``BM25``.
struct FieldIndex: Sendable {
    /// That an item holds a term, with what it adds to a score, computed once.
    private struct Posting: Sendable {
        var item: Int32
        var weight: Float
    }

    /// Where the postings of each term begin, and where the last ones end.
    private let starts: [Int32]
    private let postings: [Posting]
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
        let factors = (0..<termCount).map { term in
            Float(BM25.inverseFrequency(of: Int(starts[term + 1] - starts[term]), among: fields.itemCount))
        }
        var next = starts
        postings = [Posting](unsafeUninitializedCapacity: fields.terms.count) { postings, filled in
            for item in 0..<fields.itemCount {
                let norm = BM25.norm(length: fields.lengths[item], mean: mean)
                for position in fields.range(of: item) {
                    let term = Int(fields.terms[position])
                    let weight = BM25.saturation(of: Float(fields.counts[position]), norm: norm) * factors[term]
                    postings.initializeElement(at: Int(next[term]), to: Posting(item: Int32(item), weight: weight))
                    next[term] += 1
                }
            }
            filled = fields.terms.count
        }
        self.starts = starts
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
        let range = range(of: term)
        // The innermost loop of a search; an item's number is below the count of scores by construction.
        postings.withUnsafeBufferPointer { postings in
            scores.withUnsafeMutableBufferPointer { scores in
                for posting in postings[range] { scores[Int(posting.item)] += posting.weight * weight }
            }
        }
    }

    /// Adds to each item the score of that one alternative which it holds best: several names of a thing are one thing.
    ///
    /// - Parameters:
    ///   - alternatives: Each a term, or the terms of a phrase, of which an item must hold all; it scores their mean.
    ///   - best: A score for each item, all zero before and after.
    func addBest(of alternatives: [[Int32]], times weight: Float, to scores: inout [Float], scratch best: inout [Float])
    {
        let lists = alternatives.map(holders)
        scores.withUnsafeMutableBufferPointer { scores in
            best.withUnsafeMutableBufferPointer { best in
                for list in lists {
                    list.withUnsafeBufferPointer { list in
                        for posting in list { best[Int(posting.item)] = max(best[Int(posting.item)], posting.weight) }
                    }
                }
                for list in lists {
                    list.withUnsafeBufferPointer { list in
                        for posting in list {
                            scores[Int(posting.item)] += best[Int(posting.item)] * weight
                            best[Int(posting.item)] = 0
                        }
                    }
                }
            }
        }
    }

    /// The items that hold every term of a phrase, with the mean of what the terms add.
    private func holders(of phrase: [Int32]) -> ArraySlice<Posting> {
        guard let first = phrase.first else { return [] }
        let whole = phrase.dropFirst().reduce(postings[range(of: first)]) { found, term in
            common(to: found, postings[range(of: term)])[...]
        }
        guard phrase.count > 1 else { return whole }
        return whole.map { Posting(item: $0.item, weight: $0.weight / Float(phrase.count)) }[...]
    }

    /// The items of two lists in rising order, with the sum of what both say.
    private func common(to left: ArraySlice<Posting>, _ right: ArraySlice<Posting>) -> [Posting] {
        let (rare, frequent) = left.count < right.count ? (left, right) : (right, left)
        return frequent.withUnsafeBufferPointer { frequent in
            var place = 0
            return rare.compactMap { posting in
                // Steps that double: as quick beside a list as long as beside one a thousand times longer.
                var step = 1
                while place + step < frequent.count, frequent[place + step].item <= posting.item {
                    place += step
                    step *= 2
                }
                while step > 0 {
                    if place + step < frequent.count, frequent[place + step].item <= posting.item { place += step }
                    step /= 2
                }
                guard place < frequent.count, frequent[place].item == posting.item else { return nil }
                return Posting(item: posting.item, weight: posting.weight + frequent[place].weight)
            }
        }
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
            if postings[middle].item < Int32(item) { low = middle + 1 } else { high = middle }
        }
        return low < range.upperBound && postings[low].item == Int32(item) ? low : nil
    }
}
