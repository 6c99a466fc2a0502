/// Where a column stands in the catalogue.
struct ColumnPlace: Hashable {
    let table: Int
    let column: Int
}

/// The tables of a catalogue with the looks at their values that were taken so far.
final class Samples {
    let catalog: DatabaseCatalog
    let tables: [TableProfile]
    let format: OrderNumberFormat
    private var values: [ColumnPlace: ValueProfile] = [:]
    private var numbers: [ColumnPlace: NumberEvidence?] = [:]

    init(catalog: DatabaseCatalog, format: OrderNumberFormat) {
        self.catalog = catalog
        self.format = format
        tables = TableProfile.profiles(of: catalog.tables)
    }

    func column(_ place: ColumnPlace) -> TableProfile.Column { tables[place.table].columns[place.column] }

    func column(_ table: Int, _ column: Int) -> TableProfile.Column { tables[table].columns[column] }

    func values(_ place: ColumnPlace) -> ValueProfile {
        if let known = values[place] { return known }
        let sample = tables[place.table].table.sample
        let profile = ValueProfile(
            sample.lazy.prefix(ValueProfile.mostRows).map {
                $0.indices.contains(place.column) ? $0[place.column] : .null
            }, kind: column(place).kind)
        values[place] = profile
        return profile
    }

    /// How often each value occurs in the sample; also 0, where the database was asked for all values.
    func allCounts(_ place: ColumnPlace) -> [String: Int] {
        var counts = values(place).counts
        let every = tables[place.table].table.distinctValues[column(place).name] ?? []
        let texts = Set(every.prefix(DatabaseCatalog.Table.mostDistinctValues).compactMap(\.sampledText))
        // A column with more holds something else besides.
        guard texts.union(counts.keys).count <= StatusMap.mostEntries else { return counts }
        for text in texts where counts[text] == nil { counts[text] = 0 }
        return counts
    }

    /// Whether a column's values are order numbers.
    func number(_ place: ColumnPlace) -> NumberEvidence? {
        if let known = numbers[place] { return known }
        let evidence = mayHoldNumbers(place) ? NumberEvidence(values(place), format: format) : nil
        numbers[place] = .some(evidence)
        return evidence
    }

    /// Whether one of the values has as many figures as an order number, before all of them are looked at.
    private func mayHoldNumbers(_ place: ColumnPlace) -> Bool {
        let digits = format.blocks.reduce(0, +)
        return tables[place.table].table.sample.prefix(ValueProfile.mostRows).contains { row in
            guard row.indices.contains(place.column) else { return false }
            return switch row[place.column] {
            case .null, .real: false
            case .integer(let number): number >= 100
            case .text(let text): text.utf8.count >= digits && text.utf8.count { (0x30...0x39).contains($0) } == digits
            case .bytes(let bytes): bytes.count >= digits
            }
        }
    }

    /// Whether every row of a table is in its sample.
    func isComplete(_ table: Int) -> Bool {
        let table = tables[table].table
        guard !table.sample.isEmpty else { return false }
        return table.rowCount.map { $0 <= table.sample.count } ?? (table.sample.count < ValueProfile.mostRows / 2)
    }
}
