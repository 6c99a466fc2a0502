/// Finds all that is a figure in the normalised tokens of a sentence: quantities, times of the day, dates, and numbers
/// without a unit.
struct SentenceFigures {
    let language: Language
    let tokens: [TextToken]

    /// The figures, in order; none overlaps another.
    var figures: [Figure] {
        let scanner = FigureScanner(language: language)
        // Telephone numbers and the like are compared as contacts.
        var taken = ContactScanner.numbers(in: tokens).map(\.tokens)
        var figures: [Figure] = []
        func add(_ found: [Figure]) {
            let free = found.filter { figure in !taken.contains { $0.overlaps(figure.tokens) } }
            figures += free
            taken += free.map(\.tokens)
        }
        add(ClockScanner(tokens: tokens).figures)
        add(scanner.figures(in: tokens))
        add(DateScanner(language: language).dates(in: tokens).map { $0.figure(in: tokens) })
        add(bareNumbers(scanner, taken: taken))
        return figures.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }

    private func bareNumbers(_ scanner: FigureScanner, taken: [Range<Int>]) -> [Figure] {
        var figures: [Figure] = []
        var index = 0
        while index < tokens.count {
            guard !taken.contains(where: { $0.contains(index) }), let first = scanner.number(at: index, tokens) else {
                index += 1
                continue
            }
            var (values, end, shape) = ([first.value], first.end, Figure.Shape.exact)
            if end < tokens.count, Self.joints.contains(tokens[end].folded),
                let last = scanner.number(at: end + 1, tokens),
                last.value >= first.value, !taken.contains(where: { $0.contains(end + 1) })
            {
                (values, end, shape) = ([first.value, last.value], last.end, .range)
            }
            figures.append(Figure(unit: "", values: values, shape: shape, tokens: index..<end, text: ""))
            index = end
        }
        return figures
    }

    private static let joints: Set<String> = ["a", "to", "-", "–"]
}

extension DateScanner.Found {
    /// The date as a figure that is compared by its year, month and day; what it does not name is no part of it.
    fileprivate func figure(in tokens: [TextToken]) -> Figure {
        let namesDay = tokens[self.tokens].contains { $0.kind == .digits && $0.text.count <= 2 }
        let parts = [day.year] + (isYear ? [] : [day.month]) + (namesDay ? [day.day] : [])
        return Figure(
            unit: Figure.dateUnit, values: parts.map(Double.init), shape: .size, tokens: self.tokens, text: "")
    }
}

extension Figure {
    /// Stands as the unit of dates.
    static let dateUnit = "date"
}
