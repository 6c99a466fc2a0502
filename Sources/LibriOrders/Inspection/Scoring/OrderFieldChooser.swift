/// Chooses a column for each field.
struct OrderFieldChooser {
    let samples: Samples
    let finder: RelationFinder

    func fields(base: Int, number: ColumnPlace) -> OrderFields {
        let surroundings = Surroundings(of: base, number: number.column, finder: finder)
        let search = FieldSearch(samples: samples, surroundings: surroundings, number: number)
        var fields = OrderFields(base: base, number: number, surroundings: surroundings)
        chooseCustomer(&fields, search)
        let earliest = EarliestDay(samples: samples, base: base, number: number)
        fields.choices[.orderedOn] =
            Choice(earliest.adjusted(search.candidates(for: .orderedOn).filter { !$0.path.hasMany }))
            ?? Choice(earliest.candidates)
        chooseStatus(&fields, search)
        let days = DayComparison(
            samples: samples, orderedOn: fields.choices[.orderedOn]?.candidate, statuses: statuses(of: fields))
        fields.choices[.shipsBy] = Choice(
            days.adjusted(search.candidates(for: .shipsBy)).filter {
                $0.place != fields.choices[.orderedOn]?.candidate.place
            })
        fields.choices[.price] = Choice(
            PriceComparison(samples: samples).adjusted(search.candidates(for: .price), base: base).filter {
                !$0.path.hasMany
            })
        chooseProduct(&fields, search)
        fields.choices[.carrier] = Choice(search.candidates(for: .carrier))
        let parcels = ParcelNumbers(samples: samples, statuses: statuses(of: fields))
        fields.choices[.trackingNumber] = Choice(
            (search.candidates(for: .trackingNumber) + parcels.candidates(of: fields))
                .filter { $0.place != fields.choices[.carrier]?.candidate.place })
        fields.history = HistoryFinder(samples: samples, finder: finder).history(of: fields)
        if let history = fields.history, let status = fields.choices[.status] {
            fields.statuses = statusMap(of: status.candidate.place, history: history.status)
        } else if let history = fields.history {
            fields.statuses = statusMap(of: history.status, history: nil)
        }
        return fields
    }

    // MARK: Names

    private func chooseCustomer(_ fields: inout OrderFields, _ search: FieldSearch) {
        let firsts = search.candidates(for: .firstName)
        let candidates = search.candidates(for: .customer).filter { !$0.path.hasMany || $0.path.steps.count == 1 }.map {
            found in
            var found = found
            let concepts = samples.column(found.place).concepts
            // A surname without its first name is half of what is known.
            if !concepts.contains(.fullName), firstName(for: found, among: firsts) != nil {
                found.adjust(by: concepts.contains(.lastName) || concepts.contains(.name) ? 0.12 : 0, nil)
            }
            return found
        }
        guard let choice = Choice(CustomerMaster(samples: samples, base: fields.base).adjusted(candidates)) else {
            return
        }
        fields.choices[.customer] = choice
        let isWhole =
            samples.values(choice.candidate.place).people.wholeShare > 0.75 && choice.candidate.evidence.score > 0.2
        if !isWhole, let first = firstName(for: choice.candidate, among: firsts) {
            fields.choices[.firstName] = Choice([first])
        }
    }

    /// The column of first names beside one of surnames: in the same table, and of the same person.
    private func firstName(for surname: Candidate, among firsts: [Candidate]) -> Candidate? {
        let roles: ConceptSet = [.billing, .deliver, .ship, .contact, .customer, .employee, .user, .invoice]
        let role = samples.column(surname.place).concepts.intersection(roles)
        return firsts.filter {
            $0.path.key == surname.path.key && $0.place != surname.place && $0.total >= Candidate.enough
        }.min { one, other in
            func distance(_ candidate: Candidate) -> (Int, Int) {
                let there = samples.column(candidate.place).concepts.intersection(roles)
                return (
                    there.subtracting(role).count + role.subtracting(there).count,
                    abs(candidate.place.column - surname.place.column)
                )
            }
            return distance(one) < distance(other)
        }
    }

    // MARK: Status

    private func chooseStatus(_ fields: inout OrderFields, _ search: FieldSearch) {
        let lookups = StatusLookupFinder(samples: samples, finder: finder)
        let named = search.candidates(for: .status).filter { !$0.path.hasMany || $0.path.steps.count == 1 }
            .sorted { $0.total > $1.total }.prefix(8).map { found in
                var found = found
                guard !found.evidence.isImpossible, let lookup = lookups.lookup(of: found.place) else { return found }
                let map = StatusMap(counts: samples.values(found.place).counts, lookup: lookup)
                let score = map.understoodShare * min(1, 0.3 + Double(map.kinds) * 0.14)
                if score > found.evidence.score {
                    found.evidence = FieldEvidence(
                        score: score,
                        words:
                            "its codes have labels in \(samples.tables[lookup.table].table.name) that are words "
                            + "for the state of an order"
                    )
                }
                return found
            }
        let coded = StatusCodeFinder(samples: samples, finder: finder)
        let codes = coded.codes(in: fields.base, number: fields.number)
        let known = named.map { found in
            // A name that the vocabulary half knows is no reason against what the lookup says.
            guard let code = codes.first(where: { $0.place == found.place }), found.path.steps.isEmpty else {
                return found
            }
            return code.candidate.total > found.total ? code.candidate : found
        }
        fields.choices[.status] = Choice(
            known + codes.map(\.candidate).filter { code in !named.contains { $0.place == code.place } })
        if let choice = fields.choices[.status] {
            fields.statuses = statusMap(of: choice.candidate.place, history: nil)
        }
    }

    private func statusMap(of place: ColumnPlace, history: ColumnPlace?) -> StatusMap {
        var counts = samples.allCounts(place)
        if let history { counts.merge(samples.allCounts(history)) { $0 + $1 } }
        let lookups = StatusLookupFinder(samples: samples, finder: finder)
        // Words that say all by themselves need no table.
        let plain = StatusMap(counts: counts, lookup: nil)
        let lookup = lookups.lookup(of: place).flatMap { lookup in
            lookup.understood > 0 && (plain.understoodShare < 0.95 || lookup.isNamed) ? lookup : nil
        }
        return lookup.map { StatusMap(counts: counts, lookup: $0) } ?? plain
    }

    /// The status of each sampled row of the order table; none where another table has it.
    private func statuses(of fields: OrderFields) -> [OrderStatus?] {
        guard let choice = fields.choices[.status]?.candidate, choice.path.steps.isEmpty, let map = fields.statuses
        else { return [] }
        let statuses = map.statuses
        return samples.values(choice.place).texts.map { $0.flatMap { statuses[$0] } }
    }

    // MARK: Product

    private func chooseProduct(_ fields: inout OrderFields, _ search: FieldSearch) {
        let taken = fields.choices.values.map(\.candidate.place)
        fields.choices[.product] = Choice(search.candidates(for: .product).filter { !taken.contains($0.place) })
        fields.choices[.quantity] = Choice(search.candidates(for: .quantity).filter { !taken.contains($0.place) })
        // The first line's copies belong to the first line's product.
        guard let product = fields.choices[.product]?.candidate, let quantity = fields.choices[.quantity]?.candidate,
            quantity.path.hasMany, !product.path.hasMany, !product.path.steps.isEmpty
        else { return }
        let sameLine = search.candidates(for: .product).filter { $0.path.key.starts(with: quantity.path.key) }
        if let choice = Choice(sameLine) { fields.choices[.product] = choice }
    }
}
