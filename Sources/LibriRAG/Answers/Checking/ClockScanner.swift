/// Finds times of the day with minutes in normalised tokens, and spans of them: `8 h 30`, `8 h 30 à 17 h`.
///
/// `9 h` alone may be a duration and is left to ``FigureScanner``; the two are compared with each other.
struct ClockScanner {
    let tokens: [TextToken]

    /// The times, in hours from midnight.
    var figures: [Figure] {
        var figures: [Figure] = []
        var index = 0
        while index < tokens.count {
            guard let found = span(at: index) ?? single(at: index) else {
                index += 1
                continue
            }
            figures.append(found)
            index = found.tokens.upperBound
        }
        return figures
    }

    /// A time of the day that begins at a token.
    private struct Time {
        var hours: Double
        var hasMinutes: Bool
        var end: Int
    }

    private func single(at index: Int) -> Figure? {
        guard let time = time(at: index), time.hasMinutes else { return nil }
        return Figure(unit: Figure.clockUnit, values: [time.hours], shape: .exact, tokens: index..<time.end, text: "")
    }

    /// "8 h 30 à 17 h", "de 9 à 17 h 30"; of two whole hours the other scanner makes a range.
    private func span(at index: Int) -> Figure? {
        guard let first = time(at: index) ?? hour(at: index), first.end < tokens.count else { return nil }
        let joint = tokens[first.end].folded
        let before = tokens[max(0, index - 2)..<index].map(\.folded)
        let isBetween = ["et", "and"].contains(joint) && before.contains { $0 == "entre" || $0 == "between" }
        guard isBetween || ["a", "to", "-", "–", "until"].contains(joint), let last = time(at: first.end + 1),
            first.hasMinutes || last.hasMinutes, last.hours >= first.hours
        else { return nil }
        return Figure(
            unit: Figure.clockUnit, values: [first.hours, last.hours], shape: .range, tokens: index..<last.end, text: ""
        )
    }

    private func time(at index: Int) -> Time? {
        guard var time = hour(at: index), time.end < tokens.count,
            ["h", "heure", "heures"].contains(tokens[time.end].folded)
        else { return nil }
        time.end += 1
        guard time.end < tokens.count, tokens[time.end].text.count == 2, let minutes = tokens[time.end].number,
            minutes < 60, FigureUnit.unit(at: time.end + 1, tokens).map({ $0.name == "minutes" }) ?? true
        else { return time }
        return Time(hours: time.hours + Double(minutes) / 60, hasMinutes: true, end: time.end + 1)
    }

    private func hour(at index: Int) -> Time? {
        guard index < tokens.count, tokens[index].text.count <= 2, let hour = tokens[index].number, hour <= 24 else {
            return nil
        }
        return Time(hours: Double(hour), hasMinutes: false, end: index + 1)
    }
}

extension Figure {
    /// Stands as the unit of times of the day.
    static let clockUnit = "time"
}
