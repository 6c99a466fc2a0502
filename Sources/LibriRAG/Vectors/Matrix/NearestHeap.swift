/// The best matches so far, the worst of them on top.
///
/// A binary heap of bounded size: a search holds no more matches than are asked for, and drops most vectors after one comparison.
struct NearestHeap {
    private let limit: Int
    private var matches: [VectorMatch] = []

    /// - Parameter limit: The most matches, at least 1.
    init(limit: Int) {
        self.limit = limit
        matches.reserveCapacity(limit)
    }

    /// Whether a match of this similarity could be among the best. An equal one may be, by its identifier.
    @inline(__always) func wants(_ similarity: Float) -> Bool {
        matches.count < limit || similarity >= matches[0].similarity
    }

    mutating func offer(_ identifier: String, _ similarity: Float) {
        let match = VectorMatch(identifier: identifier, similarity: min(1, max(-1, similarity)))
        if matches.count < limit {
            matches.append(match)
            rise(from: matches.count - 1)
        } else if match.isBetter(than: matches[0]) {
            matches[0] = match
            sink()
        }
    }

    /// The matches, best first.
    var sorted: [VectorMatch] { matches.sorted { $0.isBetter(than: $1) } }

    private mutating func rise(from start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard matches[parent].isBetter(than: matches[child]) else { return }
            matches.swapAt(parent, child)
            child = parent
        }
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var worst = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < matches.count && matches[worst].isBetter(than: matches[child]) {
                worst = child
            }
            guard worst != parent else { return }
            matches.swapAt(worst, parent)
            parent = worst
        }
    }
}

extension VectorMatch {
    /// The order of all answers: by similarity, then by identifier.
    func isBetter(than other: VectorMatch) -> Bool {
        similarity == other.similarity ? identifier < other.identifier : similarity > other.similarity
    }
}
