import Foundation

/// Removes order numbers, stated names, e-mail addresses, links and long runs of digits.
public struct PatternRedactor: Redactor {
    private let scanner: OrderReferenceScanner
    private let surnames: SurnameExtractor

    /// Creates a redactor for a shop's order numbers.
    public init(lexicons: Lexicons, orderNumberFormat: OrderNumberFormat) {
        scanner = OrderReferenceScanner(
            format: orderNumberFormat,
            cues: lexicons[.french].orderCues.union(lexicons[.english].orderCues)
        )
        surnames = SurnameExtractor(lexicons: lexicons)
    }

    /// The text without what is personal.
    public func redact(
        _ text: String, language: Language, knownNames: [StatedName] = [], isBesideOrder: Bool = false
    ) -> String {
        let visible = scanner.scan(text.withoutInvisibleCharacters()).rest
        let suspects = isBesideOrder ? surnames.unexplainedWords(in: visible) : []
        let known = knownNames.flatMap { Word.words(of: $0.full) }.map(\.folded).filter { $0.count > 1 }
        var rest = without(Set(known + suspects), in: visible)
        while let name = surnames.name(in: rest, language: language, isExpected: false),
            let range = rest.range(of: name.full)
        {
            rest.replaceSubrange(range, with: " ")
        }
        let pieces = rest.split(whereSeparator: \.isWhitespace).filter { !$0.contains("@") && !$0.contains("://") }
        return withoutLongNumbers(pieces.joined(separator: " "))
    }

    private func without(_ known: Set<String>, in text: String) -> String {
        guard !known.isEmpty else { return text }
        var rest = text
        for word in Word.words(of: text).reversed() where known.contains(word.folded) {
            rest.removeSubrange(word.text.startIndex..<word.text.endIndex)
        }
        return rest
    }

    /// A telephone, card or parcel number has more digits than any figure a customer asks about.
    private func withoutLongNumbers(_ text: String) -> String {
        var result = ""
        var run = ""
        func flush() {
            if run.count(where: \.isNumber) < Self.longestFigure { result += run }
            run = ""
        }
        for character in text {
            if character.isNumber || (!run.isEmpty && Self.digitJoiners.contains(character)) {
                run.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }

    private static let longestFigure = 7
    private static let digitJoiners: Set<Character> = [" ", ".", "-", "/", "(", ")", "+"]
}
