/// Finds the absolute dates of a sentence: `31 décembre 2024`, `31/12/2024`, `December 31, 2024`, `2024-12-31`,
/// `décembre 2024`, and years alone.
struct DateScanner {
    let language: Language

    /// A date of a text.
    struct Found: Equatable {
        /// The last day that it may mean: of a month or a year, the last one.
        var day: LocalDate
        /// Whether the text names a year alone.
        var isYear = false
        /// The tokens that it stands in.
        var tokens: Range<Int>
    }

    func dates(in tokens: [TextToken]) -> [Found] {
        var found: [Found] = []
        var index = 0
        while index < tokens.count {
            if let date = date(at: index, tokens) {
                found.append(date)
                index = date.tokens.upperBound
            } else {
                index += 1
            }
        }
        return found
    }

    private func date(at start: Int, _ tokens: [TextToken]) -> Found? {
        var reader = Reader(tokens: tokens, index: start)
        if let month = reader.month() {
            reader.skip([".", "de", "of"])
            if let day = reader.number(1...2) {
                reader.skip(Self.ordinals)
                reader.skip([","])
                if let year = reader.year() { return found(year, month, day, start..<reader.index) }
                reader.index = start + 1
                reader.skip(["."])
            }
            return reader.year().flatMap { found($0, month, nil, start..<reader.index) }
        }
        guard let first = tokens[start].number else { return nil }
        reader.index += 1
        // Digits that go on, as in 0-2024-1 or 1,2024, are no date of their own.
        let isBegun = start > 0 && !tokens[start].isSpaced && ["/", "-", ".", ","].contains(tokens[start - 1].folded)
        if tokens[start].text.count <= 2, !isBegun {
            if let separator = reader.separator(), let second = reader.number(1...2), reader.separator() == separator,
                let year = reader.year()
            {
                // The other order is tried where the first makes no day; French has one order only.
                return found(year, second, first, start..<reader.index)
                    ?? (language == .english ? found(year, first, second, start..<reader.index) : nil)
            }
            reader.index = start + 1
            reader.skip(Self.ordinals)
            if let month = reader.month() {
                reader.skip([".", ",", "de"])
                if let year = reader.year() { return found(year, month, first, start..<reader.index) }
            }
            return nil
        }
        guard tokens[start].text.count == 4, !isBegun, (1990...2100).contains(first) else { return nil }
        if reader.separator() == "-", let month = reader.number(2...2), reader.separator() == "-",
            let day = reader.number(2...2)
        {
            return found(first, month, day, start..<reader.index)
        }
        guard let last = LocalDate(year: first, month: 12, day: 31) else { return nil }
        return Found(day: last, isYear: true, tokens: start..<start + 1)
    }

    private func found(_ year: Int, _ month: Int, _ day: Int?, _ tokens: Range<Int>) -> Found? {
        if let day { return LocalDate(year: year, month: month, day: day).map { Found(day: $0, tokens: tokens) } }
        let last = (28...31).reversed().lazy.compactMap { LocalDate(year: year, month: month, day: $0) }.first
        return last.map { Found(day: $0, tokens: tokens) }
    }

    private struct Reader {
        let tokens: [TextToken]
        var index: Int

        mutating func month() -> Int? {
            guard index < tokens.count, tokens[index].kind == .word,
                let month = DateScanner.months[tokens[index].folded]
            else { return nil }
            index += 1
            return month
        }

        mutating func number(_ width: ClosedRange<Int>) -> Int? {
            guard index < tokens.count, width.contains(tokens[index].text.count), let number = tokens[index].number
            else { return nil }
            index += 1
            return number
        }

        mutating func year() -> Int? {
            guard let year = number(4...4) else { return nil }
            return (1000...2999).contains(year) ? year : nil
        }

        mutating func separator() -> String? {
            guard index < tokens.count, !tokens[index].isSpaced, ["/", "-", "."].contains(tokens[index].folded) else {
                return nil
            }
            index += 1
            return tokens[index - 1].folded
        }

        mutating func skip(_ texts: Set<String>) {
            if index < tokens.count, texts.contains(tokens[index].folded) { index += 1 }
        }
    }

    private static let ordinals: Set<String> = ["er", "st", "nd", "rd", "th"]
    static let months: [String: Int] = {
        let names = [
            ["janvier", "janv", "january", "jan"], ["fevrier", "fevr", "fev", "february", "feb"],
            ["mars", "march", "mar"], ["avril", "avr", "april", "apr"], ["mai", "may"], ["juin", "june", "jun"],
            ["juillet", "juil", "july", "jul"], ["aout", "august", "aug"], ["septembre", "sept", "september", "sep"],
            ["octobre", "oct", "october"], ["novembre", "nov", "november"], ["decembre", "dec", "december"],
        ]
        return Dictionary(
            names.enumerated().flatMap { index, names in names.map { ($0, index + 1) } },
            uniquingKeysWith: { first, _ in first })
    }()
}

extension TextToken {
    /// The number that a few digits write.
    var number: Int? { kind == .digits && text.count <= 9 ? Int(text) : nil }
}
