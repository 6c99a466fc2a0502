/// The row of the order table that has most of the chosen fields, anonymised.
struct SampleRow {
    let samples: Samples
    let fields: OrderFields

    var values: [SchemaProposal.SampleValue] {
        let places: [(field: OrderSchema.Field, place: ColumnPlace, path: JoinPath)] = OrderSchema.Field.allCases
            .compactMap { field in
                if field == .number { return (field, fields.number, JoinPath()) }
                return fields.choices[field].map { (field, $0.candidate.place, $0.candidate.path) }
            }
        let rows = samples.values(fields.number).texts.indices
        let own = places.filter(\.path.steps.isEmpty).map { samples.values($0.place).texts }
        let best = rows.max { one, other in
            own.count { $0[one] != nil } < own.count { $0[other] != nil }
        }
        let anonymiser = SampleAnonymiser(format: samples.format)
        return places.map { field, place, path in
            let text = best.flatMap { self.text(of: place, through: path, from: $0) }
            return SchemaProposal.SampleValue(
                field: field.rawValue, shown: text.map { anonymiser.shown($0, as: field, among: samples.values(place)) }
            )
        }
    }

    /// The value of the row to which a row of the order table leads; where that is not in the sample, any value of the
    /// column.
    private func text(of place: ColumnPlace, through path: JoinPath, from row: Int) -> String? {
        var row: Int? = row
        for step in path.steps {
            guard let here = row else { break }
            let keys = step.pairs.map { samples.values(ColumnPlace(table: step.from, column: $0.from)).texts[here] }
            let columns = step.pairs.map { samples.values(ColumnPlace(table: step.to, column: $0.to)).texts }
            row = columns.first?.indices.first { index in
                zip(keys, columns).allSatisfy { key, column in key != nil && column[index] == key }
            }
        }
        return row.map { samples.values(place).texts[$0] } ?? samples.values(place).filled.first
    }
}
