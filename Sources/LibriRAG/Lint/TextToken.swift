/// A word, a run of digits or a mark of a text, for what words and figures say together.
struct TextToken: Sendable, Equatable {
    enum Kind: Sendable { case word, digits, mark }

    let kind: Kind
    /// The token as it stands.
    let text: Substring
    /// A word without case and accents; else the text.
    let folded: String
    /// Whether white space stands before it.
    let isSpaced: Bool

    /// The tokens of a text. A word may go on with digits, as in `A5`; digits do not go on with letters, as in `90g`.
    static func tokens(of text: String) -> [TextToken] {
        var tokens: [TextToken] = []
        var index = text.startIndex
        var isSpaced = true
        func run(_ isPart: (Character) -> Bool) -> Substring {
            let start = index
            while index < text.endIndex, isPart(text[index]) { index = text.index(after: index) }
            return text[start..<index]
        }
        while index < text.endIndex {
            let character = text[index]
            if character.isWhitespace {
                index = text.index(after: index)
                isSpaced = true
                continue
            }
            if character.isASCIIDigit {
                let digits = run { $0.isASCIIDigit }
                tokens.append(TextToken(kind: .digits, text: digits, folded: String(digits), isSpaced: isSpaced))
            } else if character.isLetter,
                !(character == "x" && tokens.last?.kind == .digits && isBeforeDigit(text, index))
            {
                let word = run { $0.isLetter || $0.isASCIIDigit || $0 == "²" }
                tokens.append(TextToken(kind: .word, text: word, folded: word.folded(), isSpaced: isSpaced))
            } else {
                let mark = text[index...index]
                index = text.index(after: index)
                // Dashes fold to one, but the long one parts what the short one joins.
                let folded = mark == "—" ? "—" : mark.folded()
                tokens.append(TextToken(kind: .mark, text: mark, folded: folded, isSpaced: isSpaced))
            }
            isSpaced = false
        }
        return tokens
    }

    /// Whether a digit comes next, so that `210x297` is two numbers.
    private static func isBeforeDigit(_ text: String, _ index: String.Index) -> Bool {
        let next = text.index(after: index)
        return next < text.endIndex && text[next].isASCIIDigit
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension Substring {
    fileprivate func folded() -> String { String(self).folded() }
}
