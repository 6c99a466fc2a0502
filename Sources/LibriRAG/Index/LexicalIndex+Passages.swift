extension LexicalIndex {
    /// The passage of a document that answers best, and the next one where it has nearly as much to say.
    ///
    /// The words of the title say which document is meant; only the others say which passage of it. When there are no
    /// others, the beginning of the document answers its title.
    func passages(of document: Int, for query: LexicalQuery) -> (first: Int, second: Int?) {
        let title = words.titleStems[document]
        let asked = query.numbers.filter { !title.contains($0) }
        let named = query.telling.filter { stem in stem.number.map { !title.contains($0) } ?? true }
        let range = documents[document]
        var first = (position: range.lowerBound, score: Float(0))
        var second = first
        for position in range {
            // The lead sums the document up: another passage must have clearly more to say to go before it, and it stands well
            // beside another.
            let factor = position == range.lowerBound ? Self.leadFactor : 1
            let score = (score(of: asked, in: position) + synonymScore(of: named, in: position)) * factor
            if score > first.score {
                (first, second) = ((position, score), first)
            } else if score > second.score {
                second = (position, score)
            }
        }
        let isNearlyAsGood = second.score > 0 && second.score >= first.score * Self.supportShare
        return (first.position, isNearlyAsGood ? second.position : nil)
    }

    private func score(of stems: [Int32], in passage: Int) -> Float {
        words.passageScores.score(of: stems, in: passage, words.passages)
    }

    /// What a passage says of words that it calls by other names.
    private func synonymScore(of stems: [LexicalQuery.Stem], in passage: Int) -> Float {
        func holds(_ stem: Int32) -> Bool { words.passages.count(of: stem, in: passage) > 0 }
        return stems.reduce(0) { sum, stem in
            guard !(stem.number.map(holds) ?? false) else { return sum }
            let names = stem.synonyms.filter { $0.allSatisfy(holds) }
            let best = names.map { score(of: $0, in: passage) / Float($0.count) }.max() ?? 0
            return sum + best * Self.passageSynonymWeight
        }
    }

    private static let leadFactor: Float = 1.5
    private static let passageSynonymWeight: Float = 0.7
    /// Which share of the best passage's score makes another one worth quoting beside it: where the
    /// right document was found, the words that answer are then quoted for three in four rather than for three in five.
    private static let supportShare: Float = 0.6
}
