/// Ranks the tables that hold order numbers.
struct OrderTableRanking {
    let samples: Samples
    let finder: RelationFinder

    private static let mostExamined = 8

    /// The tables that may be the orders, the likeliest first.
    func ranked() -> [OrderTable] {
        var found = samples.tables.indices.compactMap(withNumbers)
        if found.isEmpty { found = samples.tables.indices.compactMap(withName) }
        compareSizes(&found)
        compareViews(&found)
        compareDays(&found)
        found.sort { ($1.score, $0.table) < ($0.score, $1.table) }
        let chooser = OrderFieldChooser(samples: samples, finder: finder)
        for index in found.indices.prefix(Self.mostExamined) {
            let fields = chooser.fields(base: found[index].table, number: found[index].number)
            found[index].score += fields.richness * 0.3
            if fields.choices[.customer] == nil {
                found[index].score -= 3
                found[index].objections.append("no column with customers' names was found for it")
            }
            found[index].fields = fields
        }
        return found.sorted { ($1.score, $0.table) < ($0.score, $1.table) }
    }

    // MARK: Numbers

    private func withNumbers(_ table: Int) -> OrderTable? {
        let profile = samples.tables[table]
        guard !profile.table.sample.isEmpty else { return nil }
        var best: OrderTable?
        for column in profile.columns.indices {
            let place = ColumnPlace(table: table, column: column)
            guard let evidence = samples.number(place) else { continue }
            let values = samples.values(place)
            let named =
                FieldRules.rule(for: .number)?.score(own: profile.columns[column].concepts, around: [.order]) ?? 0
            // Figures alone may be anything, so that the name must say more.
            guard evidence.weight > 0.6 || named > 0.3 else { continue }
            var score = evidence.share * evidence.weight * 4 + named * (evidence.weight < 1 ? 1.5 : 0.8)
            score += values.fill * 0.6 + (values.distinctness >= 0.98 ? 1.6 : values.distinctness * 0.8)
            if profile.columns[column].kind == .integer || profile.columns[column].kind == .decimal { score -= 0.2 }
            if score > best?.score ?? 0 {
                best = OrderTable(table: table, number: place, evidence: evidence, score: score)
            }
        }
        return best.map(withPlace)
    }

    /// What the name of the table and its keys say.
    private func withPlace(_ found: OrderTable) -> OrderTable {
        var found = found
        let profile = samples.tables[found.table]
        let own = profile.concepts
        func object(_ cost: Double, _ words: String) {
            found.score -= cost
            found.objections.append(words)
        }
        if own.contains(.order) { found.score += 1 }
        if own.contains(.header) { found.score += 0.3 }
        for (concepts, cost, words) in Self.objections where own.union(profile.schemaConcepts).contains(anyOf: concepts)
        {
            object(cost, words)
        }
        if profile.words.contains(where: {
            $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20")) && Int($0) != nil
        }) {
            object(1.2, "its name holds a year, as an archive's does")
        } else if profile.words.last.map({ Int($0) != nil }) == true {
            object(0.4, "its name ends with a number")
        }
        if samples.values(found.number).distinctness < 0.9, samples.values(found.number).filled.count >= 5 {
            object(1.5, "its numbers come several times")
        }
        if profile.table.isView { object(0.9, "it is a view") }
        let refers = profile.table.foreignKeys.contains { key in
            key.columns.contains { $0.lowercased() == profile.columns[found.number.column].name.lowercased() }
        }
        if refers { object(2, "its numbers refer to another table's") }
        found.score += min(1.2, Double(inbound(found.table)) * 0.4)
        if profile.isPrimaryKey(found.number.column) { found.score += 0.3 }
        return found
    }

    private static let objections: [(ConceptSet, Double, String)] = [
        ([.archive, .old], 1.8, "its name says that it is an archive"),
        ([.backup], 1.8, "its name says that it is a copy"),
        ([.test], 1.8, "its name says that it is for tests"),
        ([.staging], 1.6, "its name says that orders only pass through it"),
        ([.report], 0.9, "its name says that it is for reports"),
        ([.draft, .quote, .cart], 1.5, "its name says that it holds drafts, quotes or carts"),
        ([.line], 1.5, "its name says that it holds lines"),
        ([.history, .sync], 1.5, "its name says that it holds changes or a journal"),
        ([.invoice, .payment, .credit, .stock], 1.5, "its name says that it holds invoices, payments or returns"),
        ([.supplier], 1.8, "its name says that it is about suppliers"),
        (
            [.ship, .deliver, .parcel, .tracking, .file, .comment, .email], 1,
            "its name says that it is about parcels, files or messages"
        ),
    ]

    /// How many tables declare that they refer to this one.
    private func inbound(_ table: Int) -> Int {
        let name = samples.tables[table].table.name.lowercased()
        return samples.tables.count { $0.table.foreignKeys.contains { $0.table.lowercased() == name } }
    }

    // MARK: Names alone

    /// Where no value is an order number of the shop, a table that is called orders, with a column of different values.
    private func withName(_ table: Int) -> OrderTable? {
        let profile = samples.tables[table]
        guard profile.concepts.contains(.order), !profile.concepts.contains(anyOf: [.line, .status, .history, .type])
        else { return nil }
        guard let rule = FieldRules.rule(for: .number) else { return nil }
        let columns = profile.columns.indices.compactMap { column -> (column: Int, score: Double)? in
            let place = ColumnPlace(table: table, column: column)
            guard rule.kinds.contains(profile.columns[column].kind),
                !profile.columns[column].concepts.contains(anyOf: .private),
                let named = rule.score(own: profile.columns[column].concepts, around: [.order])
            else { return nil }
            let values = samples.values(place)
            guard values.filled.isEmpty || values.distinctness >= 0.98, values.dates == nil || values.kind == .integer
            else { return nil }
            let isTelling = values.filled.isEmpty ? 0 : values.share { $0.count >= 5 } * 0.4
            return (column, named + isTelling - (profile.isPrimaryKey(column) ? 0.2 : 0))
        }
        guard let best = columns.max(by: { $0.score < $1.score }), best.score > 0.4 else { return nil }
        return withPlace(
            OrderTable(
                table: table, number: ColumnPlace(table: table, column: best.column), evidence: nil, score: best.score))
    }

    // MARK: Sizes and days

    private func compareSizes(_ found: inout [OrderTable]) {
        func rows(_ table: Int) -> Int {
            samples.tables[table].table.rowCount ?? samples.tables[table].table.sample.count
        }
        guard let most = found.map({ rows($0.table) }).max(), most > 0 else { return }
        for index in found.indices {
            let count = rows(found[index].table)
            if Double(count) * 20 < Double(most) {
                found[index].objections.append("it has \(count) rows where another has \(most)")
            }
            found[index].score += Double(count) * 20 < Double(most) ? 0 : 0.6
        }
    }

    /// A view that leaves orders out, or repeats them, is no better than the table that has all of them once.
    private func compareViews(_ found: inout [OrderTable]) {
        for index in found.indices where samples.tables[found[index].table].table.isView {
            let own = samples.values(found[index].number)
            let isWider = found.contains { other in
                let profile = samples.tables[other.table].table
                let theirs = samples.values(other.number)
                guard !profile.isView, (other.evidence?.share ?? 0) > 0.95, theirs.distinctness >= 0.98,
                    own.share({ theirs.counts[$0] != nil }) > 0.5
                else { return false }
                return own.distinctness < 0.98
                    || (profile.rowCount ?? 0) > (samples.tables[found[index].table].table.rowCount ?? .max)
            }
            guard isWider else { continue }
            found[index].score -= 2.5
            found[index].objections.append("a table has more of the orders, each once")
        }
    }

    /// A table whose latest day lies long before another's is no more in use.
    private func compareDays(_ found: inout [OrderTable]) {
        let latest = found.map { latestDay($0.table) }
        guard let newest = latest.compactMap(\.self).max() else { return }
        for index in found.indices {
            guard let day = latest[index] else { continue }
            let behind = (newest.year - day.year) * 12 + newest.month - day.month
            if behind <= 1 {
                found[index].score += 0.6
            } else {
                found[index].score -= behind > 3 ? 1 : 0
                found[index].objections.append("its latest day is \(day), where another's is \(newest)")
            }
        }
    }

    /// The latest day of an order; what is promised lies ahead everywhere.
    private func latestDay(_ table: Int) -> LocalDate? {
        let profile = samples.tables[table]
        let days = profile.columns.indices.filter {
            [.day, .moment, .text, .integer, .open].contains(profile.columns[$0].kind)
                && profile.columns[$0].concepts.contains(anyOf: [.date, .created, .order])
                && !profile.columns[$0].concepts.contains(anyOf: [.promised, .wished, .birth, .imported, .updated])
        }
        return days.prefix(12).compactMap { samples.values(ColumnPlace(table: table, column: $0)).dates?.latest }.max()
    }
}
