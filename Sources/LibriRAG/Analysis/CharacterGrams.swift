/// The pieces of four characters inside words, which still match where a word is misspelt or inflected.
enum CharacterGrams {
    private static let length = 4

    /// The pieces of all words; a shorter word is its own piece.
    static func grams(of words: [String]) -> [String] {
        words.flatMap { word in
            let characters = Array(word)
            guard characters.count > length else { return [word] }
            return (0...(characters.count - length)).map { String(characters[$0..<$0 + length]) }
        }
    }
}
