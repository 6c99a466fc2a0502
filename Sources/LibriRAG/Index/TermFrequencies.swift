/// How often each of some items holds which terms: flat lists, one behind the other.
struct TermFrequencies: Sendable {
    /// The distinct terms of each item, item by item; in rising order where they are looked up by item.
    private(set) var terms: [Int32] = []
    /// How often the item holds the term at the same position.
    private(set) var counts: [Int32] = []
    /// The length of each item in terms.
    private(set) var lengths: [Int] = []
    private var starts: [Int] = [0]

    /// The counts of the item at hand, by term; all zero between two items.
    private var scratch: [Int32]
    private var touched: [Int32] = []

    private let isSorted: Bool

    /// - Parameters:
    ///   - termCount: Terms have numbers below it.
    ///   - isSorted: Whether ``count(of:in:)`` will be asked; sorting is most of the work of counting.
    init(termCount: Int, isSorted: Bool = false) {
        scratch = [Int32](repeating: 0, count: termCount)
        self.isSorted = isSorted
    }

    var itemCount: Int { lengths.count }

    /// Where the terms of an item stand.
    func range(of item: Int) -> Range<Int> { starts[item]..<starts[item + 1] }

    /// Counts a term of the item at hand.
    mutating func count(_ term: Int32, times: Int32 = 1) {
        if scratch[Int(term)] == 0 { touched.append(term) }
        scratch[Int(term)] += times
    }

    /// Ends the item at hand; the next term is the next item's.
    mutating func endItem() {
        if isSorted { touched.sort() }
        var length = 0
        for term in touched {
            terms.append(term)
            counts.append(scratch[Int(term)])
            length += Int(scratch[Int(term)])
            scratch[Int(term)] = 0
        }
        touched.removeAll(keepingCapacity: true)
        lengths.append(length)
        starts.append(terms.count)
    }

    /// Frees what only counting needs.
    mutating func finish() { scratch = [] }

    /// How often an item holds a term; only of sorted ones.
    func count(of term: Int32, in item: Int) -> Int {
        let range = range(of: item)
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if terms[middle] < term { low = middle + 1 } else { high = middle }
        }
        return low < range.upperBound && terms[low] == term ? Int(counts[low]) : 0
    }
}
