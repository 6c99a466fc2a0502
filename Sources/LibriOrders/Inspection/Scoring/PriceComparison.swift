/// Compares amounts row by row: one that is always the same share above another is the one with tax.
struct PriceComparison {
    let samples: Samples

    /// The rates of value added tax in Europe, for amounts and for books.
    private static let rates = [
        0.2, 0.055, 0.1, 0.021, 0.21, 0.19, 0.077, 0.081, 0.06, 0.07, 0.17, 0.22, 0.25, 0.05, 0.13,
    ]

    /// The candidates with what the comparison of the order table's amounts says of them.
    func adjusted(_ candidates: [Candidate], base: Int) -> [Candidate] {
        let own = samples.tables[base].columns.indices.map { ColumnPlace(table: base, column: $0) }.filter { place in
            let column = samples.column(place)
            return [.decimal, .integer, .text, .open].contains(column.kind)
                && (column.kind == .decimal
                    || column.concepts.contains(anyOf: [.amount, .total, .withTax, .withoutTax]))
                && !column.concepts.contains(anyOf: [.cost, .margin, .unit, .date, .identifier])
                && samples.values(place).numericShare > 0.8
        }.prefix(24)
        return candidates.map { candidate in
            guard candidate.path.steps.isEmpty else { return candidate }
            var candidate = candidate
            for other in own where other != candidate.place {
                let name = samples.column(other).name
                if isTaxed(candidate.place, over: other),
                    !samples.column(candidate.place).concepts.contains(.withoutTax)
                {
                    candidate.adjust(by: 0.2, "it is \(name) with a usual rate of tax")
                } else if isTaxed(other, over: candidate.place),
                    !samples.column(candidate.place).concepts.contains(.withTax)
                {
                    candidate.adjust(by: -0.3, "\(name) is the same with tax")
                }
            }
            candidate.adjustment = max(-0.4, min(0.2, candidate.adjustment))
            return candidate
        }
    }

    /// Whether an amount is another one with tax, in most rows.
    private func isTaxed(_ place: ColumnPlace, over other: ColumnPlace) -> Bool {
        var fitting = 0
        var compared = 0
        for (amount, net) in zip(samples.values(place).amounts, samples.values(other).amounts) {
            guard let amount, let net, net > 1, amount > 1 else { continue }
            compared += 1
            // Either may be in hundredths.
            let ratio = amount / net
            let scaled = ratio > 50 ? ratio / 100 : ratio < 0.05 ? ratio * 100 : ratio
            if Self.rates.contains(where: { abs(scaled - 1 - $0) < 0.004 }) { fitting += 1 }
        }
        return compared >= 5 && fitting * 10 >= compared * 8
    }

    /// Whether amounts are whole hundredths: the name says so, another amount is their hundredth, or no amount could
    /// be that high.
    func isInHundredths(_ place: ColumnPlace, path: JoinPath) -> (isSo: Bool, words: String)? {
        let values = samples.values(place)
        guard !values.filled.isEmpty, values.integerShare == 1, values.filled.allSatisfy({ !$0.contains(".") }) else {
            return nil
        }
        if samples.column(place).concepts.contains(.cents) { return (true, "its name says that it is in cents") }
        for column in samples.tables[place.table].columns.indices where column != place.column {
            let other = samples.values(ColumnPlace(table: place.table, column: column))
            guard other.kind == .decimal || other.kind == .text || other.kind == .open, other.integerShare < 0.9 else {
                continue
            }
            let ratios = zip(values.amounts, other.amounts).compactMap { one, two in
                one.flatMap { one in two.flatMap { $0 > 0 ? one / $0 : nil } }
            }
            if ratios.count >= 5, ratios.count(where: { (95...130).contains($0) }) * 10 >= ratios.count * 9 {
                return (true, "it is a hundred times \(samples.tables[place.table].columns[column].name)")
            }
        }
        let sorted = values.integers.sorted()
        let odd = values.integers.count { $0 % 100 != 0 }
        guard sorted.count >= 5, odd * 2 > sorted.count, let middle = sorted.dropFirst(sorted.count / 2).first else {
            return nil
        }
        return middle >= 1000
            ? (true, "it holds whole numbers such as those of cents") : (false, "it holds whole numbers")
    }
}
