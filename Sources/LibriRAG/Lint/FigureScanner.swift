import Foundation

/// Finds the figures with a unit in a sentence.
struct FigureScanner {
    let language: Language

    func figures(in tokens: [TextToken]) -> [Figure] {
        var figures: [Figure] = []
        var index = 0
        while index < tokens.count {
            if let figure = figure(at: index, tokens) {
                figures.append(figure)
                index = figure.tokens.upperBound
            } else if let number = number(at: index, tokens) {
                index = number.end
            } else {
                index += 1
            }
        }
        return figures
    }

    private func figure(at start: Int, _ tokens: [TextToken]) -> Figure? {
        // A number after a letter and a hyphen is part of a name, as in CL-401372.
        if start > 0, !tokens[start].isSpaced, ["-", "/", ".", ","].contains(tokens[start - 1].folded) { return nil }
        guard let first = number(at: start, tokens), !isMultiple(start, tokens) else { return nil }
        var values = [first.value]
        var end = first.end
        var shape = Figure.Shape.exact
        while values.count < 3, end + 1 < tokens.count, Self.times.contains(tokens[end].folded),
            let side = number(at: end + 1, tokens)
        {
            values.append(side.value)
            end = side.end
            shape = .size
        }
        var currency = FigureUnit.currency(before: start, tokens)
        var begin = currency == nil ? start : start - 1
        // The unit may stand after both bounds or after each: "5 à 8 jours", "de 5 jours à 8 jours".
        var middle = FigureUnit.unit(at: end, tokens)
        let joint = end + (middle?.length ?? 0)
        if shape == .exact, let (most, after) = bound(at: joint, from: begin, tokens), most >= first.value {
            let last = FigureUnit.unit(at: after, tokens)
            if let last, middle == nil || middle?.name == last.name || last.factor == middle?.factor {
                values = [first.value * (middle?.factor ?? last.factor) / last.factor, most]
                (end, shape, middle) = (after, .range, last)
            } else if currency != nil {
                (values, end, shape) = ([first.value, most], after, .range)
            }
        }
        if currency != nil, middle?.name == currency { currency = nil }
        guard let unit = currency.map({ FigureUnit.Found(name: $0, factor: 1, length: 0) }) ?? middle else {
            return nil
        }
        end += unit.length
        // "9 h 30" is a time of the day.
        if unit.name == "hours", unit.factor == 1, end < tokens.count, tokens[end].kind == .digits { return nil }
        if shape == .exact { shape = qualifier(before: begin, after: end, tokens) }
        begin = min(begin, start)
        return Figure(
            unit: unit.name, values: values.map { Self.rounded($0 * unit.factor) }, shape: shape, tokens: begin..<end,
            text: Self.text(tokens[begin..<end]))
    }

    /// "A multiple of 4 pages" counts no pages.
    private func isMultiple(_ start: Int, _ tokens: [TextToken]) -> Bool {
        tokens[max(0, start - 2)..<start].contains { $0.folded == "multiple" || $0.folded == "multiples" }
    }

    /// The upper bound of a range that began before, with the end of its number.
    private func bound(at index: Int, from begin: Int, _ tokens: [TextToken]) -> (Double, Int)? {
        guard index < tokens.count else { return nil }
        let joint = tokens[index].folded
        let before = tokens[max(0, begin - 2)..<begin].map(\.folded)
        let isBetween = ["et", "and"].contains(joint) && (before.contains("entre") || before.contains("between"))
        guard isBetween || Self.joints.contains(joint) else { return nil }
        let isSigned = index + 1 < tokens.count && ["€", "£", "$"].contains(tokens[index + 1].folded)
        return number(at: index + (isSigned ? 2 : 1), tokens).map { ($0.value, $0.end) }
    }

    /// The number that begins at a token: `1 200`, `1,200`, `0,054`, `6.90`.
    func number(at index: Int, _ tokens: [TextToken]) -> (value: Double, end: Int)? {
        guard index < tokens.count, tokens[index].kind == .digits, tokens[index].text.count <= 12 else { return nil }
        var digits = String(tokens[index].text)
        var end = index + 1
        func isGroup(_ position: Int) -> Bool {
            position < tokens.count && tokens[position].kind == .digits && tokens[position].text.count == 3
                && digits.count <= 9 && digits.first != "0"
        }
        if digits.count <= 3 {
            while isGroup(end), tokens[end].isSpaced {
                digits += tokens[end].text
                end += 1
            }
        }
        let thousands = language == .english ? "," : "."
        while end + 1 < tokens.count, tokens[end].folded == thousands, !tokens[end].isSpaced, isGroup(end + 1),
            !tokens[end + 1].isSpaced
        {
            digits += tokens[end + 1].text
            end += 2
        }
        if end + 1 < tokens.count, [",", "."].contains(tokens[end].folded), !tokens[end].isSpaced,
            tokens[end + 1].kind == .digits, !tokens[end + 1].isSpaced, tokens[end + 1].text.count <= 9
        {
            digits += "." + tokens[end + 1].text
            end += 2
        }
        return Double(digits).map { ($0, end) }
    }

    private func qualifier(before begin: Int, after end: Int, _ tokens: [TextToken]) -> Figure.Shape {
        // Without its accent, "dès" would be an article.
        let before = tokens[max(0, begin - 4)..<begin].map { $0.text.lowercased() == "dès" ? "from" : $0.folded }
        let after = tokens[end..<min(tokens.count, end + 3)].map(\.folded)
        func says(_ phrases: [[String]]) -> Bool {
            phrases.contains { Array(before.suffix($0.count)) == $0 || after.starts(with: $0) }
        }
        if says(Self.least) { return .atLeast }
        if says(Self.most) { return .atMost }
        return says(Self.about) ? .about : .exact
    }

    private static func text(_ tokens: ArraySlice<TextToken>) -> String {
        tokens.enumerated().map { ($0 > 0 && $1.isSpaced ? " " : "") + $1.text }.joined()
    }

    /// Conversion leaves binary dust.
    private static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }

    private static let times: Set<String> = ["×", "x", "*"]
    private static let joints: Set<String> = ["a", "to", "-", "–", "—"]
    private static let least = [
        "au moins", "au minimum", "minimum", "minimum de", "minimum of", "a partir de", "plus de", "at least",
        "a minimum of", "more than", "over", "from", "or more", "ou plus", "et plus", "and over",
    ].map { $0.split(separator: " ").map(String.init) }
    private static let most = [
        "au plus", "au maximum", "maximum", "maximum de", "maximum of", "jusqu a", "jusqu ' a", "moins de",
        "up to", "at most", "less than", "under", "no more than", "or less", "ou moins",
    ].map { $0.split(separator: " ").map(String.init) }
    private static let about = ["environ", "about", "around", "approximately", "roughly", "~", "pres de"].map {
        $0.split(separator: " ").map(String.init)
    }
}
