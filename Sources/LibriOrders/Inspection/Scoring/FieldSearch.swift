/// Scores the columns around an order table for each field.
struct FieldSearch {
    let samples: Samples
    let surroundings: Surroundings
    /// The column of order numbers, which holds nothing else.
    let number: ColumnPlace

    private static let mostScored = 24
    /// A name that says less is one that speaks against the field.
    private static let leastNamed = 0.15

    /// The columns that may hold a field, those whose name says most first.
    func candidates(for field: OrderSchema.Field) -> [Candidate] {
        guard let rule = FieldRules.rule(for: field) else { return [] }
        var named: [(path: JoinPath, place: ColumnPlace, score: Double)] = []
        for path in surroundings.paths {
            let table = path.target(from: surroundings.base)
            let isBase = path.steps.isEmpty
            let around: ConceptSet = isBase ? [.order] : path.context
            for column in samples.tables[table].columns.indices {
                let place = ColumnPlace(table: table, column: column)
                let profile = samples.column(place)
                guard place != number, rule.kinds.contains(profile.kind) else { continue }
                let isKey = samples.tables[table].isPrimaryKey(column) && field != .customer && field != .carrier
                if isKey, field != .trackingNumber { continue }
                let told = rule.score(own: profile.concepts, around: around) ?? 0
                // Values speak where a name says nothing, and not where it says something else.
                guard told >= 0 else { continue }
                let shown = path.steps.count <= 1 ? unnamedScore(field, place, profile) : nil
                let score = max(told, shown ?? 0)
                if score > Self.leastNamed { named.append((path, place, score)) }
            }
        }
        return named.sorted { Self.promise($0) > Self.promise($1) }.prefix(Self.mostScored).map { path, place, score in
            var candidate = Candidate(
                field: field, path: path, place: place, named: score,
                evidence: FieldEvidence(
                    field, samples.values(place), format: samples.format, isOwn: path.steps.isEmpty))
            if field == .customer, isFew(path) { candidate.adjust(by: -0.4, "hardly any different people stand there") }
            return candidate
        }
    }

    /// Whether the orders refer to a handful of rows over and over, as they do to the shop's own people.
    private func isFew(_ path: JoinPath) -> Bool {
        guard let step = path.steps.first, !step.isMany, step.from == surroundings.base, let pair = step.pairs.first
        else {
            return false
        }
        let keys = samples.values(ColumnPlace(table: step.from, column: pair.from))
        return keys.filled.count >= 30 && keys.distinctness < 0.12
    }

    private static func promise(_ found: (path: JoinPath, place: ColumnPlace, score: Double)) -> Double {
        found.score * 0.55 - found.path.cost
    }

    /// Whether a column next to this one holds given names.
    private func hasGivenNames(beside place: ColumnPlace) -> Bool {
        [place.column - 1, place.column + 1].contains { column in
            samples.tables[place.table].columns.indices.contains(column)
                && samples.values(ColumnPlace(table: place.table, column: column)).people.givenShare > 0.85
        }
    }

    /// What values say by themselves where a name says nothing: words for the state of an order, names, carriers.
    private func unnamedScore(_ field: OrderSchema.Field, _ place: ColumnPlace, _ profile: TableProfile.Column)
        -> Double?
    {
        guard profile.kind == .text || profile.kind == .open, !profile.concepts.contains(anyOf: .private) else {
            return nil
        }
        let values = samples.values(place)
        // A table of carriers is short.
        if field == .carrier, values.filled.count >= 2 {
            return values.share(KnownCarriers.contains) > 0.8 ? 0.35 : nil
        }
        guard values.filled.count >= 10 else { return nil }
        switch field {
        case .customer where place.table == surroundings.base:
            let other: ConceptSet = [
                .employee, .user, .supplier, .product, .label, .firstName, .contact, .created, .updated, .file,
            ]
            return !profile.concepts.contains(anyOf: other) && values.people.wholeShare > 0.8
                && values.distinctness > 0.4
                && values.people.decided * 5 > values.filled.count ? 0.3 : nil
        case .customer:
            return !profile.concepts.contains(anyOf: [.label, .contact, .product]) && values.people.nameShare > 0.9
                && values.people.givenShare < 0.6 && values.distinctness > 0.3 && hasGivenNames(beside: place)
                ? 0.25 : nil
        case .firstName:
            return values.people.givenShare > 0.85 ? 0.3 : nil
        case .status where place.table == surroundings.base:
            guard values.counts.count <= 25,
                !profile.concepts.contains(anyOf: [.payment, .invoice, .paid, .sync, .label])
            else {
                return nil
            }
            let map = StatusMap(counts: values.counts, lookup: nil)
            return map.understoodShare > 0.8 && map.kinds >= 4 ? 0.35 : nil
        default: return nil
        }
    }
}
