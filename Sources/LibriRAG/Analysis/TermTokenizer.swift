/// Cuts a text into lower-case words of letters and digits.
enum TermTokenizer {
    /// The words of a text; an apostrophe inside a word belongs to it and is `'`.
    static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        func close() {
            while word.last == "'" { word.removeLast() }
            // No index needs longer words; a flood of letters is cut, not kept.
            if !word.isEmpty { words.append(String(word.prefix(longestWord))) }
            word = ""
        }
        for character in text.lowercased() {
            if character.isLetter || character.isNumber {
                word.append(character)
            } else if !word.isEmpty, character == "'" || character == "\u{2019}" {
                word.append("'")
            } else {
                close()
            }
        }
        close()
        return words
    }

    /// `l'impression` without its article.
    static func withoutElision(_ word: String) -> String {
        guard let apostrophe = word.firstIndex(of: "'") else { return word }
        let head = word[..<apostrophe]
        let isElision = elided.contains(String(head))
        return isElision ? String(word[word.index(after: apostrophe)...]) : word.filter { $0 != "'" }
    }

    /// `printer's` without its ending.
    static func withoutPossessive(_ word: String) -> String {
        (word.hasSuffix("'s") ? String(word.dropLast(2)) : word).filter { $0 != "'" }
    }

    private static let longestWord = 64
    private static let elided: Set<String> = [
        "l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu",
    ]
}
