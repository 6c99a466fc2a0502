/// Recognises a column of parcels' numbers by its values alone, beside that of the carrier.
struct ParcelNumbers {
    let samples: Samples
    /// The status of each sampled row of the order table.
    let statuses: [OrderStatus?]

    /// What a column of other numbers speaks of.
    private static let otherwise: ConceptSet = .private.union([
        .customer, .product, .invoice, .payment, .quote, .date, .created, .updated, .amount, .total, .quantity, .status,
        .file, .parent, .employee, .user, .external, .credit, .cart,
    ])

    /// The columns that may be it; none where no carrier was found.
    func candidates(of fields: OrderFields) -> [Candidate] {
        guard let carrier = fields.choices[.carrier]?.candidate else { return [] }
        return fields.surroundings.paths.filter { $0.steps.count <= 1 }.flatMap { path -> [Candidate] in
            let table = path.target(from: fields.base)
            guard path.steps.isEmpty || isAboutParcels(table, carrier) else { return [] }
            return samples.tables[table].columns.indices.compactMap { column in
                candidate(ColumnPlace(table: table, column: column), path, fields)
            }
        }
    }

    /// Whether a table is about what leaves the shop, or says with whom it leaves.
    private func isAboutParcels(_ table: Int, _ carrier: Candidate) -> Bool {
        samples.tables[table].concepts.contains(anyOf: [.ship, .deliver, .parcel, .tracking])
            || table == carrier.path.steps.first?.to && carrier.path.hasMany
    }

    private func candidate(_ place: ColumnPlace, _ path: JoinPath, _ fields: OrderFields) -> Candidate? {
        let column = samples.column(place)
        guard place != fields.number, [.text, .integer, .open, .decimal].contains(column.kind),
            !samples.tables[place.table].isPrimaryKey(place.column), !column.concepts.contains(anyOf: Self.otherwise)
        else { return nil }
        let values = samples.values(place)
        guard values.filled.count >= 5, values.distinctness > 0.9, samples.number(place) == nil, values.dates == nil,
            values.share(Self.isLikely) > 0.95
        else { return nil }
        if path.steps.isEmpty {
            guard values.fill < 0.97, agreesWithStatuses(values) else { return nil }
        }
        return Candidate(
            field: .trackingNumber, path: path, place: place, named: 0.4,
            evidence: FieldEvidence(
                score: 0.9, words: "\(values.words(1)) look like parcels' numbers, beside a carrier")
        )
    }

    /// A parcel's number, also one of figures alone, which is longer than a telephone's.
    private static func isLikely(_ text: String) -> Bool {
        guard ValueShape.isParcelNumber(text) else { return false }
        let bytes = text.utf8.filter { $0 != UInt8(ascii: " ") }
        return bytes.allSatisfy { (0x30...0x39).contains($0) } ? (11...22).contains(bytes.count) : bytes.count >= 9
    }

    /// Whether orders at their beginning have no number, where their statuses are known.
    private func agreesWithStatuses(_ values: ValueProfile) -> Bool {
        guard statuses.count == values.texts.count else { return true }
        let rows = zip(values.texts, statuses)
        let early = rows.filter { _, status in
            [.received, .checkingFile, .awaitingCustomer, .inProduction].contains(status)
        }
        let gone = rows.filter { _, status in status == .shipped || status == .delivered }
        return early.count { $0.0 != nil } * 10 <= early.count && gone.count { $0.0 != nil } * 2 >= gone.count
    }
}
