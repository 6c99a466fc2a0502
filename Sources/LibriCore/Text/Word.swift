/// One word of a text as it was written, beside its folded form.
///
/// Hyphens and apostrophes inside a word belong to it (`Lefèvre-Dubois`, `d'Aubigné`); everything else that is
/// neither letter nor digit separates words.
package struct Word: Sendable, Equatable {
    package let text: Substring
    package let folded: String
    /// What stands between this word and the one before it contains a punctuation mark or a line break.
    package let followsBreak: Bool

    package var isCapitalised: Bool { text.first?.isUppercase ?? false }
    package var isNumeric: Bool { folded.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }

    /// The words of a text, in order.
    package static func words(of text: String) -> [Word] {
        var words: [Word] = []
        var start: String.Index?
        var sawBreak = true
        var index = text.startIndex
        func close(at end: String.Index) {
            guard let from = start else { return }
            let piece = text[from..<end].trimmingJoiners()
            if !piece.isEmpty {
                words.append(Word(text: piece, folded: String(piece).folded(), followsBreak: sawBreak))
                sawBreak = false
            }
            start = nil
        }
        while index < text.endIndex {
            let character = text[index]
            if character.isLetter || character.isNumber {
                if start == nil { start = index }
            } else if !(start != nil && character.isJoiner) {
                close(at: index)
                if !character.isWhitespace || character.isNewline { sawBreak = true }
            }
            index = text.index(after: index)
        }
        close(at: text.endIndex)
        return words
    }
}

extension Character {
    fileprivate var isJoiner: Bool {
        switch self {
        case "-", "'", "\u{2019}", "\u{2010}", "\u{2011}": true
        default: false
        }
    }
}

extension Substring {
    fileprivate func trimmingJoiners() -> Substring {
        var piece = self
        while let last = piece.last, last.isJoiner { piece.removeLast() }
        return piece
    }
}
