/// The documents that share a title: a theme under which a shop has several answers.
///
/// That one of them fits speaks for the others: what their theme is about, each answer need not repeat. Where every
/// title is another, nothing changes.
struct TitleGroups: Sendable {
    /// The number of different titles.
    let count: Int
    private let groups: [Int32]

    /// What the best score of a group adds to each of its documents.
    private static let share: Float = 0.2

    /// - Parameter titles: The stems of each document's title.
    init(_ titles: [[Int32]]) {
        var numbers: [[Int32]: Int32] = [:]
        groups = titles.map { title in
            let number = numbers[title] ?? Int32(numbers.count)
            numbers[title] = number
            return number
        }
        count = numbers.count
    }

    /// Adds to the scores of documents what those of the same title have.
    func support(_ scores: inout [Float]) {
        guard count < groups.count else { return }
        var best = [Float](repeating: 0, count: count)
        for (document, group) in groups.enumerated() { best[Int(group)] = max(best[Int(group)], scores[document]) }
        for (document, group) in groups.enumerated() where scores[document] > 0 {
            scores[document] += best[Int(group)] * Self.share
        }
    }
}
