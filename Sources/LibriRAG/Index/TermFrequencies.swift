/// How often each of some items holds which terms: flat lists, one behind the other.
struct TermFrequencies: Sendable {
    /// The distinct terms of each item, item by item; in rising order where they are looked up by item.
    private(set) var terms: [Int32] = []
    /// How often the item holds the term at the same position.
    private(set) var counts: [Int32] = []
    /// The length of each item in terms.
    private(set) var lengths: [Int] = []
    private var starts: [Int] = [0]

    var itemCount: Int { lengths.count }

    /// Where the terms of an item stand.
    func range(of item: Int) -> Range<Int> { starts[item]..<starts[item + 1] }

    /// Adds what was counted as the next item.
    ///
    /// - Parameters:
    ///   - counter: Is empty afterwards.
    ///   - isSorted: Whether ``count(of:in:)`` will be asked; sorting is most of the work of counting.
    mutating func append(_ counter: inout TermCounter, isSorted: Bool = false) {
        let item = counter.endItem(isSorted: isSorted)
        terms += item.terms
        counts += item.counts
        lengths.append(item.counts.reduce(0) { $0 + Int($1) })
        starts.append(terms.count)
    }

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
