import Foundation

/// The postings of one field of some items (documents or passages), ranked by BM25.
///
/// Source of the formula: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009),
/// with the inverse document frequency ln(1 + (N − n + ½) / (n + ½)), which is never negative.
struct FieldIndex: Sendable {
    private struct Posting: Sendable {
        let item: Int32
        /// tf · (k1 + 1) / (tf + k1 · (1 − b + b · length / mean length)), computed once.
        let weight: Float
    }

    private let postings: [String: [Posting]]
    private let count: Int

    private static let k1 = 1.5
    private static let b = 0.75

    /// - Parameter fields: The terms of this field for each item, by its position.
    init(_ fields: [[String]]) {
        count = fields.count
        let total = fields.reduce(0) { $0 + $1.count }
        let mean = max(1, Double(total) / Double(max(1, fields.count)))
        var postings: [String: [Posting]] = [:]
        for (item, terms) in fields.enumerated() {
            let norm = Self.k1 * (1 - Self.b + Self.b * Double(terms.count) / mean)
            let frequencies = terms.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
            for (term, frequency) in frequencies {
                let weight = Double(frequency) * (Self.k1 + 1) / (Double(frequency) + norm)
                postings[term, default: []].append(Posting(item: Int32(item), weight: Float(weight)))
            }
        }
        self.postings = postings
    }

    /// Whether any item has a term.
    func contains(_ term: String) -> Bool { postings[term] != nil }

    /// How much a term tells: high for rare ones.
    func inverseFrequency(of term: String) -> Double {
        let n = Double(postings[term]?.count ?? 0)
        return log(1 + (Double(count) - n + 0.5) / (n + 0.5))
    }

    /// Adds the scores of some distinct terms to the items that hold them.
    func add(_ terms: some Sequence<String>, times weight: Double = 1, to scores: inout [Float]) {
        for term in terms {
            guard let list = postings[term] else { continue }
            let factor = Float(inverseFrequency(of: term) * weight)
            for posting in list { scores[Int(posting.item)] += posting.weight * factor }
        }
    }

    /// The scores of a term in some neighbouring items, for those that hold it.
    func scores(of term: String, in items: Range<Int>) -> [(item: Int, score: Float)] {
        guard let list = postings[term] else { return [] }
        let factor = Float(inverseFrequency(of: term))
        // Postings are in order of item: halving finds the first one.
        var low = list.startIndex
        var high = list.endIndex
        while low < high {
            let middle = (low + high) / 2
            if Int(list[middle].item) < items.lowerBound { low = middle + 1 } else { high = middle }
        }
        return list[low...].prefix { Int($0.item) < items.upperBound }.map { (Int($0.item), $0.weight * factor) }
    }
}
