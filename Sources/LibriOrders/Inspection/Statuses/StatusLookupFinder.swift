/// Looks for the labels of status codes.
struct StatusLookupFinder {
    let samples: Samples
    let finder: RelationFinder
    var words = StatusWords.standard

    private static let mostRows = 200
    private static let mostColumns = 40

    /// Rows of a table in which each code comes once.
    private struct Group {
        var rows: [[StoredValue]]
        var condition: String?
        var rank: Double
    }

    /// The labels of a column's codes; nothing where no table has them.
    func lookup(of place: ColumnPlace) -> StatusLookup? {
        let values = samples.values(place)
        guard !values.filled.isEmpty, values.counts.count <= 60 else { return nil }
        let related = Set(
            finder.parents(of: place.table).filter { $0.pairs.count == 1 && $0.pairs[0].from == place.column }.map(\.to)
        )
        var best: (lookup: StatusLookup, score: Double)?
        for table in samples.tables.indices where table != place.table {
            let profile = samples.tables[table]
            let isSmall = profile.table.sample.count <= Self.mostRows && (profile.table.rowCount ?? 0) <= 5000
            guard !profile.table.sample.isEmpty, isSmall, isLookup(profile) || related.contains(table) else { continue }
            for found in lookups(in: table, of: values, column: place, isRelated: related.contains(table))
            where found.score > best?.score ?? 0.9 {
                best = found
            }
        }
        return best?.lookup
    }

    private func isLookup(_ profile: TableProfile) -> Bool {
        guard !profile.concepts.contains(anyOf: [.line, .history, .payment, .invoice]),
            profile.columns.count <= Self.mostColumns
        else { return false }
        return profile.concepts.contains(anyOf: [.status, .code, .type, .label, .language, .reference])
            || profile.concepts.isEmpty
            || profile.columns.count <= 8
    }

    private func lookups(
        in table: Int, of values: ValueProfile, column: ColumnPlace, isRelated: Bool
    ) -> [(lookup: StatusLookup, score: Double)] {
        let profile = samples.tables[table]
        let columns = Array(profile.columns.indices.prefix(Self.mostColumns))
        let codes = columns.filter { code in
            let keys = samples.values(ColumnPlace(table: table, column: code))
            return !keys.filled.isEmpty && values.share { keys.counts[$0] != nil } >= 0.9
        }
        let texts = columns.filter { isLabel($0, of: table) }
        var found: [(lookup: StatusLookup, score: Double)] = []
        for code in codes {
            for label in texts where label != code {
                for group in groups(of: table, code: code, label: label) {
                    guard
                        let lookup = lookup(
                            group, table, code, label, of: values,
                            isNamed: isRelated || profile.concepts.contains(.status)
                                || KeyIndex.letters(of: profile.columns[code].name)
                                    == KeyIndex.letters(of: samples.column(column).name)
                        )
                    else { continue }
                    let isKey = profile.isPrimaryKey(code) ? 0.1 : 0
                    let isAbout =
                        profile.concepts.contains(anyOf: [.payment, .invoice, .quote, .product, .customer]) ? -0.8 : 0
                    let score =
                        lookup.understood * 1.2 + (isRelated ? 0.8 : 0) + (lookup.isNamed ? 0.4 : 0) + group.rank
                        + isKey + isAbout
                        + labelRank(label, of: table) + (LanguageCode(wordsOf: lookup.labels.values)?.rank ?? 0) * 0.5
                    if lookup.isNamed || lookup.understood >= 0.5 { found.append((lookup, score)) }
                }
            }
        }
        return found
    }

    private func isLabel(_ column: Int, of table: Int) -> Bool {
        let profile = samples.tables[table].columns[column]
        guard profile.kind == .text || profile.kind == .open,
            !profile.concepts.contains(anyOf: .private.union([.date, .language]))
        else { return false }
        let values = samples.values(ColumnPlace(table: table, column: column))
        return values.share { text in
            text.unicodeScalars.contains { $0.properties.isAlphabetic } && !text.hasPrefix("#")
        } >= 0.8
    }

    /// French before a label without a language, English after it, other languages last.
    private func labelRank(_ column: Int, of table: Int) -> Double {
        let profile = samples.tables[table].columns[column]
        var rank = profile.concepts.contains(anyOf: [.label, .name]) ? 0.3 : 0
        if profile.words.contains(where: {
            ["court", "short", "abrege", "color", "couleur", "icone", "icon"].contains($0)
        }) {
            rank -= 0.2
        }
        let languages = profile.words.compactMap(LanguageCode.init)
        if let language = languages.last { rank += language.rank }
        return rank
    }

    /// The rows in which each code comes once: all of them, or those of one language or of one list.
    private func groups(of table: Int, code: Int, label: Int) -> [Group] {
        let rows = samples.tables[table].table.sample
        if isUnique(code, in: rows) { return [Group(rows: rows, condition: nil, rank: 0)] }
        let others = samples.tables[table].columns.indices.prefix(Self.mostColumns).filter { column in
            let values = samples.values(ColumnPlace(table: table, column: column))
            return column != code && column != label && values.counts.count <= 60 && values.fill > 0.9
        }
        var groups: [Group] = []
        for other in others { groups += split(Group(rows: rows, condition: nil, rank: 0), by: other, of: table) }
        let single = groups.filter { isUnique(code, in: $0.rows) }
        if !single.isEmpty { return single }
        // A list of codes in several languages.
        return others.filter { isLanguage($0, of: table) }.flatMap { language in
            groups.flatMap { split($0, by: language, of: table) }
        }.filter { isUnique(code, in: $0.rows) }
    }

    private func isLanguage(_ column: Int, of table: Int) -> Bool {
        samples.tables[table].columns[column].concepts.contains(.language)
            || samples.values(ColumnPlace(table: table, column: column)).share { LanguageCode($0) != nil } > 0.8
            || !LanguageTable(samples: samples, finder: finder).codes(of: column, in: table).isEmpty
    }

    private func split(_ group: Group, by column: Int, of table: Int) -> [Group] {
        let isLanguage = isLanguage(column, of: table)
        let name = samples.tables[table].columns[column].name
        let codes = isLanguage ? LanguageTable(samples: samples, finder: finder).codes(of: column, in: table) : [:]
        let parts = Dictionary(grouping: group.rows) { $0.indices.contains(column) ? $0[column].sampledText ?? "" : "" }
        return parts.sorted { $0.key < $1.key }.map { value, rows in
            var rank = group.rank
            if isLanguage {
                rank += codes[value]?.rank ?? LanguageCode(value)?.rank ?? 0
            } else {
                let concepts = NameReader.standard.concepts(of: IdentifierWords.split(value))
                if concepts.contains(.order) || concepts.contains(.status) { rank += 0.3 }
                if concepts.contains(anyOf: [.payment, .invoice, .quote, .supplier, .customer]) { rank -= 0.6 }
            }
            let condition = [group.condition, "\(name) = \(value)"].compactMap(\.self).joined(separator: ", ")
            return Group(rows: rows, condition: condition, rank: rank)
        }
    }

    private func isUnique(_ column: Int, in rows: [[StoredValue]]) -> Bool {
        var seen: Set<String> = []
        return rows.allSatisfy { $0.indices.contains(column) && seen.insert($0[column].sampledText ?? "").inserted }
    }

    private func lookup(
        _ group: Group, _ table: Int, _ code: Int, _ label: Int, of values: ValueProfile, isNamed: Bool
    ) -> StatusLookup? {
        var labels: [String: String] = [:]
        for row in group.rows where row.indices.contains(code) && row.indices.contains(label) {
            guard let code = row[code].sampledText, let text = row[label].sampledText else { continue }
            labels[code] = text
        }
        guard !labels.isEmpty, values.share({ labels[$0] != nil }) >= 0.9 else { return nil }
        let understood = labels.values.count { words.meaning(of: $0).isUnderstood }
        return StatusLookup(
            table: table, code: code, label: label, labels: labels, condition: group.condition, isNamed: isNamed,
            understood: Double(understood) / Double(labels.count))
    }
}
