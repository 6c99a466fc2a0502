/// Joins two rankings of documents by their ranks alone, as their scores cannot be compared.
///
/// Source: Cormack, Clarke, Büttcher: Reciprocal rank fusion outperforms Condorcet and individual rank learning methods,
/// SIGIR 2009; k is theirs.
struct RankFusion: Sendable {
    /// What the second ranking counts beside the first, which counts 1.
    let weight: Double

    private static let k = 60.0

    /// The documents of both, best first; equal ones in the order of the first ranking.
    func fused(_ first: [String], _ second: [String]) -> [String] {
        var scores: [String: Double] = [:]
        for (rank, document) in first.enumerated() { scores[document, default: 0] += 1 / (Self.k + Double(rank + 1)) }
        for (rank, document) in second.enumerated() {
            scores[document, default: 0] += weight / (Self.k + Double(rank + 1))
        }
        var places: [String: Int] = [:]
        for document in first + second where places[document] == nil { places[document] = places.count }
        return scores.sorted { one, other in
            one.value == other.value
                ? places[one.key] ?? 0 < places[other.key] ?? 0 : one.value > other.value
        }.map(\.key)
    }
}
