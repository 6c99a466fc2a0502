/// Understands which of the subjects that were offered a customer picks: "la première", "plutôt le deuxième", "les deux".
struct ChoiceReader: Sendable {
    /// The words for each place, the first place first.
    private let places: [Set<String>]
    /// The words for all of them.
    private let all: Set<String>
    /// Words that pick only beside another word: "deux" alone may be "les deux" or the second.
    private let weak: Set<String>
    private let fillers: Set<String>
    /// Words that may stand behind a pick: "the second one", but not "one second".
    private let endings: Set<String>

    /// - Parameter lexicons: The everyday words of all languages; a choice is so short that its own is not sure.
    init(lexicons: Lexicons) {
        let words = lexicons.any.choice
        places = words.places
        all = words.all
        weak = words.weak
        fillers = words.fillers
        endings = words.endings
    }

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
        let words = Word.words(of: String(text.prefix(200))).map(\.folded)
        guard words.count <= Self.mostWords, words.count > 1 || !weak.contains(words.first ?? "") else { return [] }
        var picked: Set<Int> = []
        for word in words {
            if let place = places.firstIndex(where: { $0.contains(word) }) {
                picked.insert(place)
            } else if all.contains(word) {
                picked.formUnion(titles.indices)
            } else if !fillers.contains(word), picked.isEmpty || !endings.contains(word) {
                return []
            }
        }
        // "La première et la deuxième" is both; a place that was not offered is no pick.
        return picked.allSatisfy(titles.indices.contains) ? picked.sorted() : []
    }

    private static func plain(_ text: String) -> [String] { Word.words(of: text).map(\.folded) }
}
