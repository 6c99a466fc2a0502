import Foundation

/// The postings of one field, ranked by BM25.
///
/// Source of the formula: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009),
/// with the inverse document frequency ln(1 + (N − n + ½) / (n + ½)), which is never negative.
struct FieldIndex: Sendable {
    private struct Posting: Sendable {
        let passage: Int32
        /// tf · (k1 + 1) / (tf + k1 · (1 − b + b · length / mean length)), computed once.
        let weight: Float
    }

    private let postings: [String: [Posting]]
    private let count: Int

    static let k1 = 1.5
    static let b = 0.75

    /// - Parameter fields: The terms of this field for each passage, by its position.
    init(_ fields: [[String]]) {
        count = fields.count
        let total = fields.reduce(0) { $0 + $1.count }
        let mean = max(1, Double(total) / Double(max(1, fields.count)))
        var postings: [String: [Posting]] = [:]
        for (passage, terms) in fields.enumerated() {
            let norm = Self.k1 * (1 - Self.b + Self.b * Double(terms.count) / mean)
            let frequencies = terms.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
            for (term, frequency) in frequencies {
                let weight = Double(frequency) * (Self.k1 + 1) / (Double(frequency) + norm)
                postings[term, default: []].append(Posting(passage: Int32(passage), weight: Float(weight)))
            }
        }
        self.postings = postings
    }

    /// How much a term tells: high for rare ones.
    func inverseFrequency(of term: String) -> Double {
        let n = Double(postings[term]?.count ?? 0)
        return log(1 + (Double(count) - n + 0.5) / (n + 0.5))
    }

    /// Adds the scores of a term to the passages that hold it.
    func add(_ term: String, times weight: Double, to scores: inout [Float]) {
        guard let list = postings[term] else { return }
        let factor = Float(inverseFrequency(of: term) * weight)
        for posting in list { scores[Int(posting.passage)] += posting.weight * factor }
    }

    /// Calls a function for each passage that holds a term.
    func forEachPassage(with term: String, _ body: (Int) -> Void) {
        for posting in postings[term] ?? [] { body(Int(posting.passage)) }
    }
}
