/// Counts the terms of one item after the other.
///
/// It is called millions of times for a large collection: its arrays have their full size from the start and are written
/// without asking each time whether they are shared or grow.
struct TermCounter {
    /// The counts of the item at hand, by term; all zero between two items.
    private var counts: [Int32]
    /// The distinct terms of the item at hand, in the first ``distinct`` places.
    private var terms: [Int32]
    private var distinct = 0

    /// - Parameter termCount: Terms have numbers below it.
    init(termCount: Int) {
        counts = [Int32](repeating: 0, count: termCount)
        terms = counts
    }

    /// Counts terms of the item at hand.
    mutating func count(_ found: some Collection<Int32>, times: Int32 = 1) {
        var distinct = distinct
        counts.withUnsafeMutableBufferPointer { counts in
            terms.withUnsafeMutableBufferPointer { terms in
                for term in found {
                    if counts[Int(term)] == 0 {
                        terms[distinct] = term
                        distinct += 1
                    }
                    counts[Int(term)] += times
                }
            }
        }
        self.distinct = distinct
    }

    /// The item at hand: its distinct terms and how often it holds each. The next term is the next item's.
    ///
    /// - Parameter isSorted: Whether the terms are given in rising order.
    mutating func endItem(isSorted: Bool = false) -> (terms: [Int32], counts: [Int32]) {
        if isSorted { terms[..<distinct].sort() }
        let item = Array(terms[..<distinct])
        let times = item.map { counts[Int($0)] }
        for term in item { counts[Int(term)] = 0 }
        distinct = 0
        return (item, times)
    }
}
