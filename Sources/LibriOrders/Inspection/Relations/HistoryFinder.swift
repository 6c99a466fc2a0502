/// Finds the table in which each change of an order's status has a row.
struct HistoryFinder {
    let samples: Samples
    let finder: RelationFinder

    func history(of fields: OrderFields) -> HistoryChoice? {
        let known = Set(fields.statuses?.entries.map { $0.value.folded() } ?? [])
        let named = fields.surroundings.children
        let valued = OrderKeysByValue(samples: samples, finder: finder).children(of: fields, besides: named)
        let found = (named + valued).compactMap { relation -> (choice: HistoryChoice, score: Double)? in
            guard !samples.tables[relation.to].schemaConcepts.contains(anyOf: .aside) else { return nil }
            return history(relation, of: fields, known: known)
        }
        return found.max { ($0.score, $1.choice.relation.to) < ($1.score, $0.choice.relation.to) }?.choice
    }

    private func history(
        _ relation: Relation, of fields: OrderFields, known: Set<String>
    ) -> (choice: HistoryChoice, score: Double)? {
        let table = samples.tables[relation.to]
        let byNumber = relation.pairs.first { $0.from == fields.number.column }
        guard let key = byNumber ?? (relation.pairs.count == 1 ? relation.pairs[0] : nil) else { return nil }
        guard !table.concepts.contains(anyOf: [.payment, .invoice, .quote, .cart, .email, .backup, .test, .staging])
        else { return nil }
        let places = table.columns.indices.filter { $0 != key.to }.map { ColumnPlace(table: relation.to, column: $0) }
        let statuses = places.compactMap { place in
            (codeScore(place, of: fields) ?? statusScore(place, known: known)).map { (place, $0) }
        }
        guard
            let (on, dayScore) = places.compactMap({ place in dayScore(place).map { (place, $0) } })
                .max(by: { ($0.1, $1.0.column) < ($1.1, $0.0.column) }),
            let (status, statusScore) = newest(statuses, key: key.to, on: on)
        else { return nil }
        var score = statusScore + dayScore * 0.5 + relation.strength * 0.3
        if table.concepts.contains(.history) { score += 0.4 }
        if table.concepts.contains(.status) { score += 0.3 }
        if table.concepts.contains(.tracking) { score += 0.1 }
        if table.concepts.contains(anyOf: [.line, .product]) { score -= 0.6 }
        if table.concepts.contains(anyOf: [.ship, .deliver, .parcel]) { score -= 0.4 }
        let keys = samples.values(ColumnPlace(table: relation.to, column: key.to))
        if keys.filled.count >= 20, keys.distinctness > 0.98 { score -= 0.5 }
        guard score >= 1.1 else { return nil }
        let choice = HistoryChoice(
            relation: relation, key: key, on: on, status: status,
            sequence: sequence(in: table, relation, besides: [on, status]),
            reason:
                "\(table.table.name) has a row for each change: \(samples.column(status).name) holds the orders' "
                + "statuses and "
                + "\(samples.column(on).name) the day; it is joined by \(relation.basis)",
            confidence: score >= 1.7 && relation.strength >= 0.7 ? .certain : score >= 1.3 ? .likely : .guess)
        return (choice, score)
    }

    /// From 0 to 1: codes that the same table explains as those of the orders.
    private func codeScore(_ place: ColumnPlace, of fields: OrderFields) -> Double? {
        let codes = StatusCodeFinder(samples: samples, finder: finder)
        if fields.statuses != nil, fields.statuses?.lookup == nil { return nil }
        guard let (_, isLinked) = codes.lookup(of: place, in: fields.statuses?.lookup?.table) else { return nil }
        return isLinked ? 1 : 0.8
    }

    /// From 0 to 1: how much of a column is the statuses of the orders.
    private func statusScore(_ place: ColumnPlace, known: Set<String>) -> Double? {
        let column = samples.column(place)
        guard [.text, .integer, .decimal, .open].contains(column.kind),
            !samples.tables[place.table].isPrimaryKey(place.column),
            !column.concepts.contains(anyOf: .private.union([.employee, .user, .date]))
        else { return nil }
        let values = samples.values(place)
        let isNamed = column.concepts.contains(.status)
        guard !values.filled.isEmpty else { return isNamed ? 0.4 : nil }
        guard values.counts.count <= StatusMap.mostEntries else { return nil }
        let shared = values.share { known.contains($0.folded()) }
        // Small numbers are the same everywhere.
        let isTelling =
            isNamed || column.concepts.contains(anyOf: [.new, .code]) || values.integers.count < values.filled.count
        let understood = StatusMap(counts: values.counts, lookup: nil)
        let words = known.isEmpty || !isNamed ? 0 : understood.understoodShare * 0.6
        let score = max(isTelling ? shared : 0, understood.kinds >= 3 ? words : 0) + (isNamed ? 0.2 : 0)
        guard score >= 0.6 || (known.isEmpty && isNamed && understood.kinds >= 3) else { return nil }
        return max(score, 0.6)
    }

    /// Of two columns, the status before a change and the one after it, the one after.
    private func newest(
        _ found: [(place: ColumnPlace, score: Double)], key: Int, on: ColumnPlace
    ) -> (place: ColumnPlace, score: Double)? {
        let order = StatusPairs(samples: samples, key: ColumnPlace(table: on.table, column: key), on: on)
        func rank(_ one: (place: ColumnPlace, score: Double)) -> Double {
            let concepts = samples.column(one.place).concepts
            var rank = one.score
            if concepts.contains(.new) { rank += 0.6 }
            if concepts.contains(.old), !concepts.contains(.new) { rank -= 0.6 }
            // Before the first change there was nothing.
            rank += samples.values(one.place).fill * 0.5
            if found.contains(where: { $0.place != one.place && order.isAfter(one.place, before: $0.place) }) {
                rank += 0.4
            }
            return rank
        }
        return found.max { (rank($0), $1.place.column) < (rank($1), $0.place.column) }
    }

    private func dayScore(_ place: ColumnPlace) -> Double? {
        let column = samples.column(place)
        let unfit: ConceptSet = [.updated, .birth, .imported, .amount, .number, .invoice, .payment, .identifier]
        guard [.day, .moment, .text, .integer, .open].contains(column.kind),
            !column.concepts.contains(anyOf: unfit.subtracting([.updated])),
            !column.concepts.contains(anyOf: .private)
        else { return nil }
        let isNamed =
            column.concepts.contains(anyOf: [.date, .created, .time]) || column.kind == .day || column.kind == .moment
        let values = samples.values(place)
        guard !values.filled.isEmpty else { return isNamed ? 0.5 : nil }
        guard let dates = values.dates,
            isNamed || column.kind != .integer || dates.share == 1 && dates.pattern?.hasPrefix("yyyyMMdd") == true
        else { return nil }
        var score = dates.share * values.fill + (isNamed ? 0.2 : 0)
        if column.concepts.contains(anyOf: [.imported, .sync, .promised]) { score -= 0.4 }
        if column.concepts.contains(.updated), !column.concepts.contains(.status) { score -= 0.15 }
        if column.concepts.contains(anyOf: [.status, .history]) { score += 0.1 }
        return score
    }

    /// A column that counts up.
    private func sequence(in table: TableProfile, _ relation: Relation, besides used: [ColumnPlace]) -> ColumnPlace? {
        let free = table.columns.indices.filter { column in
            !relation.pairs.contains { $0.to == column } && !used.contains { $0.column == column }
        }
        func isCounting(_ column: Int) -> Bool {
            let values = samples.values(ColumnPlace(table: relation.to, column: column))
            return [.integer, .decimal, .open].contains(table.columns[column].kind) && values.integerShare == 1
                || values.filled.isEmpty && table.columns[column].kind == .integer
        }
        let key = free.first { table.isPrimaryKey($0) && isCounting($0) }
        let numbered = free.first { column in
            let isKey = table.table.primaryKey.contains { $0.lowercased() == table.columns[column].name.lowercased() }
            return (table.columns[column].concepts.contains(anyOf: [.sequence, .line, .number]) || isKey)
                && isCounting(column)
                && !table.columns[column].concepts.contains(anyOf: [.employee, .user, .status])
        }
        let identifier = free.first { column in
            table.columns[column].concepts.contains(.identifier) && isCounting(column)
                && !table.columns[column].concepts.contains(anyOf: [.employee, .user, .status, .order, .customer])
                && samples.values(ColumnPlace(table: relation.to, column: column)).distinctness == 1
        }
        return (key ?? numbered ?? identifier).map { ColumnPlace(table: relation.to, column: $0) }
    }
}
