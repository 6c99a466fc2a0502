/// Tells the languages of labels by the table of languages to which a column of theirs refers.
struct LanguageTable {
    let samples: Samples
    let finder: RelationFinder

    private static let mostRows = 200

    /// The language that each value of a column stands for; empty where no table says it.
    func codes(of column: Int, in table: Int) -> [String: LanguageCode] {
        let place = ColumnPlace(table: table, column: column)
        let values = samples.values(place)
        guard !values.filled.isEmpty, values.counts.count <= 40 else { return [:] }
        let related = finder.parents(of: table).filter { $0.pairs.count == 1 && $0.pairs[0].from == column }
        for relation in related {
            let codes = codes(in: relation.to, key: relation.pairs[0].to, of: values)
            if !codes.isEmpty { return codes }
        }
        // Where no key leads there, the column must speak of languages and the table too.
        guard samples.column(place).concepts.contains(.language) else { return [:] }
        for other in samples.tables.indices where other != table {
            let profile = samples.tables[other]
            guard profile.concepts.contains(.language),
                let key = profile.columns.indices.first(where: profile.isPrimaryKey)
            else { continue }
            let codes = codes(in: other, key: key, of: values)
            if !codes.isEmpty { return codes }
        }
        return [:]
    }

    private func codes(in table: Int, key: Int, of values: ValueProfile) -> [String: LanguageCode] {
        let profile = samples.tables[table]
        guard profile.table.sample.count <= Self.mostRows else { return [:] }
        let keys = samples.values(ColumnPlace(table: table, column: key))
        for column in profile.columns.indices where column != key {
            let names = samples.values(ColumnPlace(table: table, column: column))
            guard [.text, .open].contains(profile.columns[column].kind), names.filled.count == names.counts.count,
                names.share({ LanguageCode($0) != nil }) >= 0.8
            else { continue }
            var codes: [String: LanguageCode] = [:]
            for (key, name) in zip(keys.texts, names.texts) {
                if let key, let name { codes[key] = LanguageCode(name) ?? .other }
            }
            if values.share({ codes[$0] != nil }) > 0.9 { return codes }
        }
        return [:]
    }
}
