/// Puts the chosen columns together to a schema, with the reasons for each.
struct ProposalBuilder {
    let samples: Samples
    let table: OrderTable
    let fields: OrderFields
    let others: [OrderTable]

    private static let mostOthers = 20

    func proposal() -> SchemaProposal {
        var joins = JoinNaming(samples: samples, base: fields.base)
        let columns = columns(&joins)
        let reading = ReadingChoice(samples: samples, fields: fields)
        let schema = OrderSchema(
            table: samples.tables[fields.base].table.name, joins: joins.joins, columns: columns,
            nameOrder: reading.nameOrder,
            numberStyle: table.evidence?.style ?? .printed, history: history,
            statuses: fields.statuses?.statuses ?? [:],
            dates: reading.dates, numbers: reading.numbers, currency: reading.currency.code)
        let index = NumberIndexFinder(samples: samples, number: fields.number).index
        let remarks = RemarkList(
            samples: samples, table: table, fields: fields, others: others, reading: reading, joins: joins, index: index
        )
        return SchemaProposal(
            schema: schema, findings: findings(columns), joinReasons: joins.reasons, statusReasons: statusReasons,
            otherTables: others.map(otherTable).filter { other in
                // Lines and history repeat the numbers, and are read.
                !joins.joins.contains { $0.table == other.name } && other.name != history?.table
            }.prefix(Self.mostOthers).map(\.self), remarks: remarks.remarks, numberIndex: index,
            sampleRow: SampleRow(samples: samples, fields: fields).values, hasOrderNumbers: table.evidence != nil)
    }

    private func columns(_ joins: inout JoinNaming) -> OrderSchema.Columns {
        var columns = OrderSchema.Columns(number: samples.column(fields.number).name, customer: "")
        for field in OrderSchema.Field.allCases {
            guard let choice = fields.choices[field]?.candidate else { continue }
            columns[field] = joins.name(of: choice.place, through: choice.path)
        }
        return columns
    }

    private var history: OrderSchema.History? {
        fields.history.map { history in
            let there = samples.tables[history.relation.to]
            let pair = history.key
            return OrderSchema.History(
                table: there.table.name, number: there.columns[pair.to].name,
                refersTo: pair.from == fields.number.column ? nil : samples.tables[fields.base].columns[pair.from].name,
                on: samples.column(history.on).name, status: samples.column(history.status).name,
                sequence: history.sequence.map { samples.column($0).name })
        }
    }

    // MARK: Reasons

    private func findings(_ columns: OrderSchema.Columns) -> [SchemaProposal.Finding] {
        let reasons = FindingReasons(samples: samples, table: table)
        let chosen = columns.mapped.compactMap { field, column -> SchemaProposal.Finding? in
            guard let choice = fields.choices[field] else {
                return field == .number ? reasons.number(named: column, place: fields.number) : nil
            }
            return SchemaProposal.Finding(
                field: field.rawValue, column: column, table: samples.tables[choice.candidate.place.table].table.name,
                confidence: choice.confidence, reason: reasons.reason(for: choice))
        }
        guard let history = fields.history, let schema = self.history else { return chosen }
        let parts = [("history.number", schema.number), ("history.on", schema.on), ("history.status", schema.status)]
        return chosen
            + parts.map { field, column in
                SchemaProposal.Finding(
                    field: field, column: column, table: schema.table, confidence: history.confidence,
                    reason: history.reason)
            }
    }

    private var statusReasons: [String: String] {
        var reasons: [String: String] = [:]
        for entry in fields.statuses?.entries ?? [] {
            var words = [entry.label].compactMap(\.self)
            if !entry.meaning.isUnderstood {
                words.append("not understood")
            } else if entry.meaning.isGuess {
                words.append("to be checked")
            }
            if entry.count == 0 { words.append("not in the sample") }
            if !words.isEmpty { reasons[entry.value] = words.joined(separator: "; ") }
        }
        return reasons
    }

    private func otherTable(_ other: OrderTable) -> SchemaProposal.OtherTable {
        let objections = other.objections
        let reason =
            objections.isEmpty
            ? "less of an order was found in it and around it than in \(samples.tables[fields.base].table.name)"
            : objections.joined(separator: "; ")
        return SchemaProposal.OtherTable(name: samples.tables[other.table].table.name, reason: reason)
    }
}

extension OrderSchema.Columns {
    /// The column of a field; the two that every order has cannot be taken away.
    subscript(field: OrderSchema.Field) -> String? {
        get { mapped.first { $0.field == field }?.column }
        set {
            switch field {
            case .number: number = newValue ?? number
            case .customer: customer = newValue ?? customer
            case .firstName: firstName = newValue
            case .product: product = newValue
            case .quantity: quantity = newValue
            case .orderedOn: orderedOn = newValue
            case .shipsBy: shipsBy = newValue
            case .status: status = newValue
            case .price: price = newValue
            case .carrier: carrier = newValue
            case .trackingNumber: trackingNumber = newValue
            }
        }
    }
}
