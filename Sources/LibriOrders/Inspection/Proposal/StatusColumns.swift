/// Which columns of a table may hold statuses, so that all their values are worth asking for.
struct StatusColumns {
    private let profile: TableProfile

    init(_ table: DatabaseCatalog.Table) { profile = TableProfile(table) }

    private static let mostSampled = 40
    private static let longest = 60
    private static let unfit: ConceptSet = .private.union([
        .date, .amount, .total, .quantity, .measure, .currency, .firstName, .lastName, .fullName, .name, .company, .tax,
        .withTax, .withoutTax, .pages, .file, .civility, .tracking, .parcel,
    ])

    /// The columns, those first whose name speaks of a status.
    var names: [String] {
        let all = profile.columns.indices.compactMap { column in score(column).map { (column, $0) } }
        return all.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { profile.columns[$0.0].name }
    }

    /// From 0; nothing where the column holds something else.
    private func score(_ column: Int) -> Double? {
        let found = profile.columns[column]
        guard [.text, .integer, .decimal, .open].contains(found.kind), !profile.isPrimaryKey(column),
            !found.concepts.contains(anyOf: Self.unfit) || found.concepts.contains(.status)
        else { return nil }
        let values = ValueProfile(
            profile.table.sample.lazy.prefix(ValueProfile.mostRows).map {
                $0.indices.contains(column) ? $0[column] : .null
            }, kind: found.kind)
        let kinds = values.counts.count
        guard kinds >= 2, kinds <= Self.mostSampled, kinds * 2 <= values.filled.count,
            values.filled.allSatisfy({ $0.count <= Self.longest })
        else { return nil }
        // Amounts and numbers of customers are no small numbers.
        if values.integers.count == values.filled.count, values.integers.contains(where: { !(-99...9999).contains($0) })
        {
            return nil
        }
        guard values.integerShare == 1 || values.numericShare < 0.5 else { return nil }
        var score = found.concepts.contains(.status) ? 2.0 : 0
        let map = StatusMap(counts: values.counts, lookup: nil)
        score += map.understoodShare * min(1, Double(map.kinds) * 0.25)
        if found.concepts.contains(anyOf: [.payment, .customer, .carrier, .product, .employee, .user, .flag]) {
            score -= 0.8
        }
        return score
    }
}
