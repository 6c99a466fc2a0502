/// Compares the days of an order: its own day comes before all others and rises with its number.
struct EarliestDay {
    let samples: Samples
    let base: Int
    let number: ColumnPlace

    private static let aside: ConceptSet = [
        .updated, .imported, .birth, .cancelled, .ship, .deliver, .promised, .wished, .validated, .printing, .invoice,
        .payment, .quote, .status,
    ]

    /// Candidates for the day of the order with what the comparison says of them.
    func adjusted(_ candidates: [Candidate]) -> [Candidate] {
        let others = days
        return candidates.map { candidate in
            guard candidate.path.steps.isEmpty, isFirst(candidate.place, among: others) else { return candidate }
            var candidate = candidate
            candidate.adjust(by: 0.08, "it comes before the order's other days")
            return candidate
        }
    }

    /// The columns that are the day of the order by their values alone.
    var candidates: [Candidate] {
        let others = days
        return others.compactMap { place in
            let values = samples.values(place)
            guard !samples.column(place).concepts.contains(anyOf: Self.aside), values.fill > 0.98,
                values.counts.count >= 5, isFirst(place, among: others), risesWithNumbers(place)
            else { return nil }
            return Candidate(
                field: .orderedOn, path: JoinPath(), place: place, named: 0.25,
                evidence: FieldEvidence(
                    score: 0.9, words: "its days rise with the orders' numbers and come before their other days"))
        }
    }

    /// The columns of the order table that hold days.
    private var days: [ColumnPlace] {
        samples.tables[base].columns.indices.map { ColumnPlace(table: base, column: $0) }.filter { place in
            [.day, .moment, .text, .integer, .open, .decimal].contains(samples.column(place).kind)
                && !samples.column(place).concepts.contains(anyOf: [.birth, .imported])
                && samples.values(place).dates?.share ?? 0 > 0.9
        }
    }

    /// Whether hardly a day of another column lies before those of this one, and another one lies behind it.
    private func isFirst(_ place: ColumnPlace, among others: [ColumnPlace]) -> Bool {
        guard let own = samples.values(place).dates?.days else { return false }
        var isBeforeOne = false
        for other in others where other != place {
            let pairs = zip(own, samples.values(other).dates?.days ?? []).compactMap { day, next in
                day.flatMap { day in next.map { (day, $0) } }
            }
            guard pairs.count >= 5 else { continue }
            if pairs.count(where: { $0.1 < $0.0 }) * 20 > pairs.count { return false }
            isBeforeOne = isBeforeOne || pairs.count(where: { $0.0 < $0.1 }) * 2 > pairs.count
        }
        return isBeforeOne
    }

    private func risesWithNumbers(_ place: ColumnPlace) -> Bool {
        guard let days = samples.values(place).dates?.days else { return false }
        let sorted = zip(samples.values(number).texts, days).compactMap { number, day in
            number.flatMap { number in day.map { (number, $0) } }
        }.sorted { $0.0 < $1.0 }
        guard sorted.count >= 10 else { return false }
        let rising = zip(sorted, sorted.dropFirst()).count { $0.1 <= $1.1 }
        return rising * 10 >= (sorted.count - 1) * 8
    }
}
