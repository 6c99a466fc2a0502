/// Understands which of the subjects that were offered a customer picks: "la première", "plutôt le deuxième", "2".
struct ChoiceReader: Sendable {
    /// The words for each place, the first place first.
    private let places: [Set<String>]
    private let fillers: Set<String>
    private let endings: Set<String>

    /// - Parameter lexicons: The everyday words of all languages; a choice is so short that its own is not sure.
    init(lexicons: Lexicons) {
        places = lexicons.any.choices
        fillers = lexicons.any.choiceFillers.union(lexicons.any.connectives).union(lexicons.any.courtesy)
        endings = lexicons.any.choiceEndings
    }

    /// A message with more words than this says something else.
    private static let mostWords = 8

    /// What was picked; nothing when the message says anything but that.
    ///
    /// - Parameters:
    ///   - text: The message.
    ///   - options: What was offered.
    func choice(in text: String, of options: [String]) -> String? {
        let words = Word.words(of: String(text.prefix(200))).map(\.folded)
        guard words.count <= Self.mostWords else { return nil }
        var picked: Set<Int> = []
        for word in words {
            if let place = places.firstIndex(where: { $0.contains(word) }) {
                picked.insert(place)
            } else if !fillers.contains(word), picked.isEmpty || !endings.contains(word) {
                return nil
            }
        }
        guard picked.count == 1, let place = picked.first, place < options.count else { return nil }
        return options[place]
    }
}
