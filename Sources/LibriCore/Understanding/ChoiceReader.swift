/// Understands which of the subjects that were offered a customer picks: "la première", "plutôt le deuxième", "les deux".
struct ChoiceReader: Sendable {
    private let words: Lexicon.Choice

    /// - Parameter lexicons: The everyday words of all languages; a choice is so short that its own is not sure.
    init(lexicons: Lexicons) { words = lexicons.any.choice }

    /// A message with more words than this says something else.
    private static let mostWords = 8

    /// The positions that were picked; empty when the message says anything but that.
    ///
    /// - Parameters:
    ///   - text: The message.
    ///   - titles: What was offered. Saying one picks it.
    func picks(in text: String, of titles: [String]) -> [Int] {
        let said = Self.plain(text)
        if let position = titles.firstIndex(where: { Self.plain($0) == said }) { return [position] }
        guard said.count <= Self.mostWords, said.count > 1 || !words.weak.contains(said.first ?? "") else { return [] }
        var picked: Set<Int> = []
        for word in said {
            if let place = words.places.firstIndex(where: { $0.contains(word) }) {
                picked.insert(place)
            } else if words.all.contains(word) {
                picked.formUnion(titles.indices)
            } else if !words.fillers.contains(word), picked.isEmpty || !words.endings.contains(word) {
                return []
            }
        }
        // "La première et la deuxième" is both; a place that was not offered is no pick.
        return picked.allSatisfy(titles.indices.contains) ? picked.sorted() : []
    }

    private static func plain(_ text: String) -> [String] { Word.words(of: text).map(\.folded) }
}
