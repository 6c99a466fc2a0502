/// One word of a text as it was written, beside its folded form.
///
/// Hyphens and apostrophes inside a word belong to it (`Lefèvre-Dubois`, `d'Aubigné`); everything else that is
/// neither letter nor digit separates words.
package struct Word: Sendable, Equatable {
    package let text: Substring
    package let folded: String
    /// What stands between this word and the one before it contains a punctuation mark or a line break.
    package let followsBreak: Bool
    /// A mark that ends a clause, or a line break, stands before this word, with white space behind the mark ("14,8" is one figure).
    package let followsClauseEnd: Bool
    /// A line break stands before this word.
    package let followsLineBreak: Bool
    /// An order reference stood before this word; see ``placeholder``.
    package let followsReference: Bool

    /// Stands in a text where an order reference was taken out: U+FFFC, the object replacement character.
    package static let placeholder: Unicode.Scalar = "\u{FFFC}"

    package var isCapitalised: Bool { text.unicodeScalars.first?.isUppercaseLetter ?? false }
    package var isNumeric: Bool { folded.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }

    /// The words of a text, in order.
    package static func words(of text: String) -> [Word] {
        var words: [Word] = []
        let scalars = text.unicodeScalars
        var start: String.Index?
        /// Where the word so far ends, without the joiners behind it.
        var end = text.startIndex
        var sawBreak = true
        var sawClauseMark = false
        var sawClauseEnd = true
        var sawLineBreak = false
        var sawReference = false
        func close() {
            guard let from = start else { return }
            let piece = text[from..<end]
            words.append(
                Word(
                    text: piece, folded: piece.folded(), followsBreak: sawBreak, followsClauseEnd: sawClauseEnd,
                    followsLineBreak: sawLineBreak, followsReference: sawReference))
            sawBreak = false
            sawClauseMark = false
            sawClauseEnd = false
            sawLineBreak = false
            sawReference = false
            start = nil
        }
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            let role = scalars[index].role
            switch role {
            case .letter:
                if start == nil { start = index }
                end = next
            case .mark: if start != nil { end = next }
            case .joiner: if start == nil { sawBreak = true }
            case .space:
                close()
                if sawClauseMark { sawClauseEnd = true }
            case .clauseMark, .lineBreak, .other:
                close()
                sawBreak = true
                sawClauseMark = role == .clauseMark
                if role == .lineBreak {
                    sawClauseEnd = true
                    sawLineBreak = true
                }
                if scalars[index] == placeholder { sawReference = true }
            }
            index = next
        }
        close()
        return words
    }
}

extension String {
    /// The text with spaces where order references stood.
    var withoutPlaceholders: String {
        guard unicodeScalars.contains(Word.placeholder) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0 == Word.placeholder ? " " : $0 }))
    }
}

extension Unicode.Scalar {
    /// What a scalar does to the word that it stands in or beside.
    fileprivate enum Role { case letter, mark, joiner, space, clauseMark, lineBreak, other }

    fileprivate var role: Role {
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .letter
        case 0x2D, 0x27, 0x2019, 0x2010, 0x2011: return .joiner
        case 0x20, 0x09, 0xA0, 0x202F: return .space
        case 0x2E, 0x2C, 0x3F, 0x21, 0x3B, 0x3A, 0x2026: return .clauseMark
        case 0x0A, 0x0D: return .lineBreak
        case ..<0x80: return .other
        case 0xC0..<0x250: return value == 0xD7 || value == 0xF7 ? .other : .letter
        default: break
        }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: return .mark
        case .spaceSeparator: return .space
        default: return properties.isAlphabetic || properties.numericType != nil ? .letter : .other
        }
    }

    fileprivate var isUppercaseLetter: Bool {
        value < 0x80 ? (0x41...0x5A).contains(value) : properties.isUppercase
    }
}
