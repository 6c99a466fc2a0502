/// A question as it may be kept, with the words that it is grouped by.
public struct UnansweredQuestion: Sendable, Hashable {
    /// The question, redacted, on one line.
    public let text: String
    /// Its language.
    public let language: Language
    /// The distinct stems of its words, sorted: what one asks in other words of the same stems is the same.
    public let stems: [String]

    /// Takes a question, or nothing when no word of it tells what it is about.
    ///
    /// - Parameters:
    ///   - question: The question, redacted. What looks personal all the same is hidden here.
    ///   - language: Its language.
    ///   - analyzers: Make the stems.
    public init?(_ question: String, language: Language, analyzers: Analyzers) {
        let text = Self.withoutTraces(of: question)
        let stems = Set(analyzers[language].analyse(text).stems)
        guard !stems.isEmpty else { return nil }
        self.text = text
        self.language = language
        self.stems = stems.sorted()
    }

    /// The redactor has passed over the question already; this holds where it was replaced, or let something through.
    private static func withoutTraces(of question: String) -> String {
        let pieces = question.withoutInvisibleCharacters().splitAtWhiteSpace().map { piece in
            isAddress(piece) ? Redaction.mark[...] : piece
        }
        let hidden = withoutNumbers(pieces.joined(separator: " "))
        // Scalars, as one character can carry any number of accents.
        return hidden.utf8.count <= longest
            ? hidden : String(String.UnicodeScalarView(hidden.unicodeScalars.prefix(longest)))
    }

    private static func isAddress(_ piece: Substring) -> Bool {
        // A look at the bytes tells of nearly every word that it is none; ＠ begins with 0xEF.
        if piece.utf8.contains(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "/") || $0 == 0xEF }),
            piece.contains("@") || piece.contains("＠") || piece.contains("://")
        {
            return true
        }
        return piece.utf8.first.map { $0 | 0x20 } == UInt8(ascii: "w") && piece.lowercased().hasPrefix("www.")
    }

    /// Four digits in a row, or six with joiners between them, may be a piece of an order's or a telephone number.
    private static func withoutNumbers(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: \.isNumeral) else { return text }
        var result = String.UnicodeScalarView()
        var group = String.UnicodeScalarView()
        var digits = (all: 0, inARow: 0, mostInARow: 0)
        func flush() {
            if digits.mostInARow >= 4 || digits.all >= 6 {
                result.append(contentsOf: Redaction.mark.unicodeScalars)
                // The space behind the number belongs to the text.
                if group.last == " " { result.append(" ") }
            } else {
                result.append(contentsOf: group)
            }
            group = String.UnicodeScalarView()
            digits = (0, 0, 0)
        }
        for scalar in text.unicodeScalars {
            if scalar.isNumeral {
                digits.all += 1
                digits.inARow += 1
                digits.mostInARow = max(digits.mostInARow, digits.inARow)
                group.append(scalar)
            } else if !group.isEmpty, joiners.contains(scalar) {
                digits.inARow = 0
                group.append(scalar)
            } else {
                flush()
                result.append(scalar)
            }
        }
        flush()
        return String(result)
    }

    private static let longest = 300
    private static let joiners: Set<Unicode.Scalar> = [
        " ", ".", "-", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}", "·", "_", "|", "/", "(",
        ")", "+",
    ]
}
