/// Cuts a paragraph into sentences.
///
/// A sentence ends at `.`, `!`, `?` or `…` before a space and a capital letter, digit or opening mark; never after an
/// abbreviation such as `p.`, `art.` or an initial.
struct SentenceSplitter: Sendable {
    func sentences(of paragraph: String) -> [String] {
        var sentences: [String] = []
        var start = paragraph.startIndex
        var index = start
        while index < paragraph.endIndex {
            let character = paragraph[index]
            let next = paragraph.index(after: index)
            if Self.ends.contains(character), next < paragraph.endIndex, paragraph[next].isWhitespace {
                let rest = paragraph[next...].drop(while: \.isWhitespace)
                if let head = rest.first, head.isUppercase || head.isNumber || Self.openers.contains(head),
                    !(character == "." && endsWithAbbreviation(paragraph[start..<index]))
                {
                    sentences.append(String(paragraph[start..<next]))
                    start = rest.startIndex
                    index = start
                    continue
                }
            }
            index = next
        }
        let rest = paragraph[start...]
        if rest.contains(where: { !$0.isWhitespace }) { sentences.append(String(rest)) }
        return sentences
    }

    private func endsWithAbbreviation(_ text: Substring) -> Bool {
        // Only the last word counts; looking further back would cost the length of the text at each end.
        let tail = text.suffix(12)
        let start = tail.lastIndex { $0.isWhitespace || $0 == "(" }.map { tail.index(after: $0) } ?? tail.startIndex
        let word = tail[start...]
        return word.count == 1 && word.allSatisfy(\.isLetter) || Self.abbreviations.contains(word.lowercased())
    }

    private static let ends: Set<Character> = [".", "!", "?", "…"]
    private static let openers: Set<Character> = ["«", "\"", "“", "("]
    private static let abbreviations: Set<String> = [
        "p", "pp", "art", "env", "ex", "cf", "n", "no", "mr", "mrs", "dr", "st", "vol", "fig", "etc",
    ]
}
