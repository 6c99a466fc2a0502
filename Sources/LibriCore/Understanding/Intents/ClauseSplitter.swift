/// Cuts a message where one question may end and another begin.
///
/// The cuts are generous: whoever judges the clauses joins one that says nothing by itself to the one before it.
struct ClauseSplitter: Sendable {
    /// The clauses in order, at most 40; a longer message keeps its end in the last one.
    func clauses(of words: [Word]) -> [ArraySlice<Word>] {
        var clauses: [ArraySlice<Word>] = []
        var start = words.startIndex
        for index in words.indices.dropFirst() where clauses.count < Self.most {
            let word = words[index]
            guard word.followsClauseEnd || Self.conjunctions.contains(word.folded) else { continue }
            clauses.append(words[start..<index])
            start = index
        }
        if start < words.endIndex { clauses.append(words[start...]) }
        return clauses
    }

    private static let most = 39
    /// Part of what a model learns from, as the n-grams are: another list calls for other models.
    private static let conjunctions: Set<String> = [
        "et", "and", "aussi", "also", "sinon", "otherwise", "puis", "but", "mais",
    ]
}
