/// Finds tables whose rows belong to orders by values alone, for a history whose names say nothing.
struct OrderKeysByValue {
    let samples: Samples
    let finder: RelationFinder

    /// - Parameter known: The tables that names or declared keys have led to already.
    func children(of fields: OrderFields, besides known: [Relation]) -> [Relation] {
        let base = samples.tables[fields.base]
        let primary = base.columns.indices.first(where: base.isPrimaryKey)
        let keys = [fields.number.column, primary].compactMap(\.self)
        return samples.tables.indices.filter { table in
            table != fields.base && !known.contains { $0.to == table } && KeyIndex.isUseful(samples.tables[table])
        }.compactMap { table in relation(of: fields.base, keys: keys, to: table) }
    }

    private func relation(of base: Int, keys: [Int], to table: Int) -> Relation? {
        let profile = samples.tables[table]
        guard profile.columns.count <= 12, profile.table.sample.count >= 10 else { return nil }
        let taken = Set(finder.parents(of: table).filter { $0.strength >= 0.5 }.flatMap(\.pairs).map(\.from))
        for key in keys {
            let there = samples.values(ColumnPlace(table: base, column: key))
            for column in profile.columns.indices where !profile.isPrimaryKey(column) && !taken.contains(column) {
                let place = ColumnPlace(table: table, column: column)
                let values = samples.values(place)
                // Several changes of many orders, all of which are known.
                guard samples.column(place).kind.isComparable(to: samples.column(base, key).kind), values.fill > 0.98,
                    values.counts.count >= 10, values.distinctness < 0.9, values.dates == nil,
                    !samples.column(place).concepts.contains(anyOf: [.customer, .product, .user, .employee, .amount]),
                    values.share({ there.counts[$0] != nil }) > 0.95
                else { continue }
                return Relation(
                    from: base, to: table, pairs: [.init(from: key, to: column)], isMany: true,
                    first: FirstRow(samples: samples).column(of: table, within: [column]), strength: 0.5,
                    basis: "its values, which are all keys of orders")
            }
        }
        return nil
    }
}
