/// Turns values of a sample into what may be shown: their form, without anything that is a person's or an order's own.
public struct SampleAnonymiser: Sendable {
    private let format: OrderNumberFormat

    /// A text that this many orders share is the shop's and not a customer's.
    private static let shared = 3
    /// A name's length would tell something of it.
    private static let longestRun = 4
    private static let longestShown = 60

    /// Creates an anonymiser.
    ///
    /// - Parameter format: The form of the shop's order numbers, whose letters are shown.
    public init(format: OrderNumberFormat) { self.format = format }

    /// - Parameters:
    ///   - text: The value.
    ///   - field: What it is.
    ///   - values: The values of its column.
    func shown(_ text: String, as field: OrderSchema.Field, among values: ValueProfile) -> String {
        let shown =
            switch field {
            case .number: number(text)
            case .customer, .firstName: Self.shape(text, isName: true)
            case .product: product(text, among: values)
            case .quantity, .price: Self.figures(text, as: "9")
            case .orderedOn, .shipsBy: Self.figures(text, as: "d")
            // Words for statuses come often, or they are none.
            case .status:
                isShared(text, values) || StatusWords.standard.meaning(of: text).isUnderstood || text.count <= 4
                    ? text : Self.shape(text)
            case .carrier: isShared(text, values) || KnownCarriers.contains(text) ? text : Self.shape(text)
            case .trackingNumber: Self.shape(text)
            }
        return PrintableText.short(shown, most: Self.longestShown)
    }

    private func isShared(_ text: String, _ values: ValueProfile) -> Bool { values.counts[text] ?? 0 >= Self.shared }

    /// The shop's letters stay, and each figure is a zero.
    private func number(_ text: String) -> String {
        let isPrefixed = !format.prefix.isEmpty && text.hasPrefix(format.prefix)
        let rest = isPrefixed ? text.dropFirst(format.prefix.count) : Substring(text)
        return (isPrefixed ? format.prefix : "") + Self.shape(String(rest), digit: "0")
    }

    /// The words that stand in several products' names, and the form of the others.
    private func product(_ text: String, among values: ValueProfile) -> String {
        if isShared(text, values), !PeopleEvidence.holdsGivenName(text) { return text }
        var counts: [String: Int] = [:]
        for other in values.counts.keys {
            for word in Set(other.folded().split { !$0.isLetter }.map(String.init)) { counts[word, default: 0] += 1 }
        }
        return text.split(separator: " ").map { word in
            let folded = word.folded().filter(\.isLetter)
            let isCommon = counts[folded] ?? 0 >= Self.shared && !GivenNames.bundled.contains(folded)
            return isCommon && word.allSatisfy { !$0.isNumber } && !word.dropFirst().contains(where: \.isUppercase)
                ? String(word) : Self.shape(String(word))
        }.joined(separator: " ")
    }

    /// `x` for each small letter, `X` for each capital, `9` for each figure; runs of letters are cut to four.
    static func shape(_ text: String, digit: Character = "9", isName: Bool = false) -> String {
        var shape = ""
        var run = 0
        for scalar in text.unicodeScalars.prefix(200) {
            if scalar.properties.isAlphabetic {
                run += 1
                if run <= longestRun { shape += scalar.properties.isUppercase ? "X" : "x" }
                continue
            }
            run = 0
            if scalar.properties.numericType != nil {
                shape.append(digit)
            } else if scalar == " " || "-/.,:+'’&".unicodeScalars.contains(scalar) {
                shape.unicodeScalars.append(scalar)
            } else if scalar.properties.canonicalCombiningClass == .notReordered {
                shape += isName ? "" : "?"
            }
        }
        return shape
    }

    /// Each figure replaced; letters as in ``shape(_:digit:isName:)``, but for those that part a day from its time.
    private static func figures(_ text: String, as digit: Character) -> String {
        String(
            text.prefix(40).map { character in
                character.isNumber
                    ? digit : character.isLetter ? (character == "T" || character == "Z" ? character : "x") : character
            })
    }
}
