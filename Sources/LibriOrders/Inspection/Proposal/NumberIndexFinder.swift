/// Whether a look-up by order number is quick, and what makes it so.
struct NumberIndexFinder {
    let samples: Samples
    let number: ColumnPlace

    var index: SchemaProposal.NumberIndex {
        let table = samples.tables[number.table].table
        let column = samples.column(number).name
        if table.isView { return .view(of: tableBelow) }
        let leading = (table.indexes.map(\.first) + [table.primaryKey.first]).compactMap { $0?.lowercased() }
        if leading.contains(column.lowercased()) { return .indexed }
        guard samples.catalog.tables.contains(where: { !$0.indexes.isEmpty || !$0.primaryKey.isEmpty }) else {
            return .unknown
        }
        return .missing(statement: statement(table, column), note: note)
    }

    private var isPostgreSQL: Bool { samples.catalog.server.product.lowercased().contains("postgres") }

    private func statement(_ table: DatabaseCatalog.Table, _ column: String) -> String {
        let names = SQLNames(quote: samples.catalog.server.quote)
        let last = table.name.split(separator: ".").last.map(String.init) ?? table.name
        let plain = (IdentifierWords.split(last) + IdentifierWords.split(column)).joined(separator: "_")
            .filter { $0.isASCII }
        let index = "ix_" + plain.prefix(50)
        return
            "CREATE INDEX \(names.column(index)) ON \(names.table(table.name)) "
            + "(\(names.column(column))\(operatorClass.map { " " + $0 } ?? ""));"
    }

    /// PostgreSQL's plain index does not serve a search for beginnings unless its collation is C (manual, 11.10).
    private var operatorClass: String? {
        guard isPostgreSQL, samples.column(number).kind == .text else { return nil }
        let type = samples.tables[number.table].table.columns[number.column].type.lowercased()
        return type.hasPrefix("char") || type.hasPrefix("bpchar") ? "bpchar_pattern_ops" : "text_pattern_ops"
    }

    private var note: String? {
        operatorClass.map { "With \($0) the index also serves a search for the first block of a number." }
    }

    /// The table whose numbers a view repeats.
    private var tableBelow: String? {
        let values = samples.values(number)
        var best: (name: String, share: Double)?
        for (index, profile) in samples.tables.enumerated() where !profile.table.isView && index != number.table {
            for column in profile.columns.indices {
                let place = ColumnPlace(table: index, column: column)
                guard samples.number(place) != nil, samples.values(place).distinctness > 0.95 else { continue }
                let known = samples.values(place).counts
                let isNamedAlike = profile.columns[column].name.lowercased() == samples.column(number).name.lowercased()
                let share = values.share { known[$0] != nil } + (isNamedAlike ? 0.1 : 0)
                if share > best?.share ?? 0.3 { best = (profile.table.name, share) }
            }
        }
        return best?.name
    }
}
