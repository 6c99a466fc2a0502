/// Takes names of tables and columns apart: `NumeroCommande`, `CMD_NUM`, `dtExpédition`, `NUMCDE`.
enum IdentifierWords {
    /// No name is longer in any database; what follows is left aside.
    private static let longest = 128

    /// The words, folded, in their order; figures are words of their own.
    static func split(_ name: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        var previous = Kind.mark
        let scalars = Array(name.unicodeScalars.prefix(longest))
        func close() {
            let folded = String(word).folded().filter { $0.isLetter || $0.isNumber }
            if !folded.isEmpty { words.append(folded) }
            word = String.UnicodeScalarView()
        }
        for (index, scalar) in scalars.enumerated() {
            let kind = Kind(scalar)
            switch (previous, kind) {
            case (.small, .capital), (.digit, .small), (.digit, .capital), (.small, .digit), (.capital, .digit): close()
            // The last capital before a small letter begins a word: `IDClient`.
            case (.capital, .capital) where index + 1 < scalars.count && Kind(scalars[index + 1]) == .small: close()
            case (_, .mark): close()
            default: break
            }
            if kind != .mark { word.append(scalar) }
            if kind != .accent { previous = kind }
        }
        close()
        return words
    }

    private enum Kind {
        case small, capital, digit, mark, accent

        init(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "a"..."z": self = .small
            case "A"..."Z": self = .capital
            case "0"..."9": self = .digit
            case ..<"\u{80}", "°", "º": self = .mark
            default:
                self =
                    scalar.properties.isUppercase
                    ? .capital
                    : scalar.properties.isAlphabetic
                        ? .small : scalar.properties.canonicalCombiningClass != .notReordered ? .accent : .mark
            }
        }
    }
}
