/// The column that tells the first of several rows: the key of order lines, or their number.
struct FirstRow {
    let samples: Samples

    /// - Parameters:
    ///   - table: The table of the rows.
    ///   - keys: The columns that say to what the rows belong.
    func column(of table: Int, within keys: [Int]) -> Int? {
        let profile = samples.tables[table]
        let primary = profile.table.primaryKey.compactMap(profile.place(of:))
        let rest = primary.filter { !keys.contains($0) }
        if primary.count > 1, rest.count == 1 { return rest[0] }
        // A key that counts up tells the first line; one that is drawn by lot tells some line.
        if rest.count == 1, profile.columns[rest[0]].kind != .text { return rest[0] }
        let counting: ConceptSet = [.line, .sequence, .number, .identifier, .count]
        let numbered = profile.columns.indices.filter { column in
            !keys.contains(column) && profile.columns[column].concepts.contains(anyOf: counting)
                && [.integer, .decimal, .open, .text].contains(profile.columns[column].kind)
                && isUnique(column, of: table, within: keys)
        }
        let ranked = numbered.sorted { (rank($0, profile), $0) < (rank($1, profile), $1) }
        return ranked.first ?? (rest.count == 1 ? rest[0] : nil)
    }

    private func rank(_ column: Int, _ profile: TableProfile) -> Int {
        let concepts = profile.columns[column].concepts
        if profile.columns[column].kind == .text { return 3 }
        if concepts.contains(anyOf: [.sequence, .line]) { return 0 }
        return concepts.contains(.identifier) ? 1 : 2
    }

    /// Whether no two rows of the sample that belong together have the same value.
    private func isUnique(_ column: Int, of table: Int, within keys: [Int]) -> Bool {
        let sample = samples.tables[table].table.sample.prefix(ValueProfile.mostRows)
        guard sample.count >= 5 else { return false }
        var seen: Set<String> = []
        for row in sample {
            guard row.indices.contains(column), let value = row[column].sampledText else { return false }
            let key = keys.map { row.indices.contains($0) ? row[$0].sampledText ?? "" : "" }.joined(separator: "\u{1}")
            guard seen.insert(key + "\u{2}" + value).inserted else { return false }
        }
        return true
    }
}
