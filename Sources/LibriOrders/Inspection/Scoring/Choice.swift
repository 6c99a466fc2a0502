/// The column that was chosen for a field, and the next best one.
struct Choice {
    let candidate: Candidate
    let next: Candidate?

    /// - Parameter candidates: In any order.
    init?(_ candidates: [Candidate]) {
        let ranked = candidates.filter { $0.total >= 0 }.sorted { Choice.precedes($0, $1) }
        guard let first = ranked.first, first.total >= Candidate.enough else { return nil }
        candidate = first
        next = ranked.dropFirst().first { $0.place != first.place }
    }

    private static func precedes(_ one: Candidate, _ other: Candidate) -> Bool {
        if one.total != other.total { return one.total > other.total }
        return (one.path.steps.count, one.place.column) < (other.path.steps.count, other.place.column)
    }

    var confidence: SchemaProposal.Confidence {
        let margin = candidate.total - (next.map { max($0.total, 0) } ?? 0)
        if candidate.total >= 0.78, margin >= 0.08, candidate.path.strength >= 0.6, candidate.named >= 0.6 {
            return .certain
        }
        return candidate.total >= 0.6 && candidate.named >= 0.4 && margin >= 0.03 ? .likely : .guess
    }
}
