/// Finds the columns whose codes a table explains with words for the state of an order, whatever the names are.
struct StatusCodeFinder {
    let samples: Samples
    let finder: RelationFinder

    /// A column of codes with what explains them.
    struct Code {
        let candidate: Candidate
        let lookup: StatusLookup

        var place: ColumnPlace { candidate.place }
    }

    /// What a column of another meaning speaks of.
    private static let otherwise: ConceptSet = .private.union([
        .payment, .invoice, .paid, .billing, .quote, .credit, .cart, .sync, .imported, .customer, .supplier, .product,
        .carrier, .employee, .user, .stock, .amount, .quantity, .currency, .language, .date, .count,
    ])

    /// The columns of an order table that hold such codes.
    func codes(in base: Int, number: ColumnPlace) -> [Code] {
        samples.tables[base].columns.indices.compactMap { column in
            let place = ColumnPlace(table: base, column: column)
            guard place != number, let (lookup, isLinked) = lookup(of: place) else { return nil }
            let values = samples.values(place)
            let map = StatusMap(counts: values.counts, lookup: lookup)
            let age = StatusAge(samples: samples, number: number).agreement(of: place, map: map)
            guard isLinked ? age > 0.3 : age >= 0.7 else { return nil }
            var candidate = Candidate(
                field: .status, path: JoinPath(), place: place, named: isLinked ? 0.7 : 0.4,
                evidence: FieldEvidence(
                    score: map.understoodShare * min(1, 0.3 + Double(map.kinds) * 0.14),
                    words: "its codes have labels in \(samples.tables[lookup.table].table.name) that are words for the "
                        + "state of an order"))
            if samples.column(place).concepts.contains(.old) { candidate.adjust(by: -0.2, nil) }
            return Code(candidate: candidate, lookup: lookup)
        }
    }

    /// The table that explains a column's codes, where its labels are clearly words for the state of an order.
    ///
    /// - Parameters:
    ///   - place: The column.
    ///   - table: The table that is known to explain the orders' codes, if one is.
    func lookup(of place: ColumnPlace, in table: Int? = nil) -> (lookup: StatusLookup, isLinked: Bool)? {
        let column = samples.column(place)
        let values = samples.values(place)
        guard [.text, .integer, .decimal, .open].contains(column.kind), values.counts.count >= 2,
            values.counts.count <= StatusMap.mostEntries, values.filled.count > values.counts.count,
            !samples.tables[place.table].isPrimaryKey(place.column),
            !column.concepts.contains(anyOf: Self.otherwise)
        else { return nil }
        let parents = finder.parents(of: place.table).filter {
            $0.pairs.count == 1 && $0.pairs[0].from == place.column && $0.strength >= 0.5
        }
        let finder = StatusLookupFinder(samples: samples, finder: finder)
        guard let lookup = finder.lookup(of: place), table == nil || table == lookup.table, isClear(lookup) else {
            return nil
        }
        if parents.contains(where: { $0.to == lookup.table }) { return (lookup, true) }
        // What leads elsewhere is no status, and small numbers are keys of every table.
        guard parents.isEmpty, values.filled.count >= values.counts.count * 2 else { return nil }
        let isMost = values.counts.count >= 4 && values.counts.count * 2 >= lookup.labels.count
        return isMost || table != nil ? (lookup, false) : nil
    }

    /// Whether labels are those of the way of an order, from the order to the parcel.
    private func isClear(_ lookup: StatusLookup) -> Bool {
        let aside: ConceptSet = [.payment, .invoice, .quote, .product, .customer, .carrier, .supplier]
        guard lookup.understood >= 0.6, !samples.tables[lookup.table].concepts.contains(anyOf: aside) else {
            return false
        }
        let kinds = Set(lookup.labels.values.map { StatusWords.standard.meaning(of: $0).status })
        let made: Set<OrderStatus> = [.inProduction, .printed, .checkingFile]
        let left: Set<OrderStatus> = [.shipped, .delivered]
        return kinds.subtracting([.unknown]).count >= 4 && !kinds.isDisjoint(with: made)
            && !kinds.isDisjoint(with: left)
    }
}
