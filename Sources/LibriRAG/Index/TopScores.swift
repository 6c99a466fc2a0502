/// Picks the highest of many scores.
enum TopScores {
    /// The positions of the highest positive scores, the highest first, equal ones in order of position.
    static func indices(of scores: [Float], limit: Int) -> [Int] {
        var best: [(score: Float, index: Int)] = []
        var least: Float = 0
        for (index, score) in scores.enumerated() where score > least {
            let place = best.firstIndex { $0.score < score } ?? best.count
            best.insert((score, index), at: place)
            if best.count > limit { best.removeLast() }
            if best.count == limit { least = best[limit - 1].score }
        }
        return best.map(\.index)
    }
}
