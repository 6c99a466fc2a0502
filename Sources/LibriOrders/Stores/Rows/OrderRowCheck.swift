/// Checks rows before they become an order database, with the reader that look-ups use.
package struct OrderRowCheck: Sendable {
    /// What is wrong with a row, and what is worth telling.
    package struct Verdict: Sendable, Equatable {
        /// The order number as look-ups ask for it; nothing when it cannot be read.
        package var number: String?
        /// The values that are not what their columns promise.
        package var faults: [Fault] = []
        /// A status word that the schema does not map.
        package var unmappedStatus: String?
        /// The columns with a value that the schema does not list.
        package var unlisted: [String] = []
    }

    /// A value that is not what its column promises. The value itself is not repeated.
    package struct Fault: Sendable, Hashable {
        /// The column, as the schema names it.
        package let column: String
        /// What belongs there.
        package let expected: ColumnExpectation
    }

    private struct TextRow: StoredRow {
        var values: [String?]
        func value(at place: Int) -> StoredValue { values[place].map { .text($0) } ?? .null }
    }

    private let reader: OrderRowReader
    /// The columns of the values that are checked: those of the schema's selection.
    package let columns: [String]
    private let expectations: [ColumnExpectation]
    private let status: Int?
    /// Stands in for a number that cannot be read, so that the rest of the row is checked all the same.
    private let anyNumber: String
    private let number: ColumnExpectation

    /// Creates a check for a shop's schema and order numbers.
    package init(schema: OrderSchema, numberFormat: OrderNumberFormat) {
        reader = OrderRowReader(schema: schema, numberFormat: numberFormat)
        columns = schema.selection
        status = schema.columns.mapped.firstIndex { $0.field == .status }
        anyNumber = schema.numberStyle.anyNumber(format: numberFormat)
        number = .number(like: anyNumber)
        let number = number
        expectations =
            schema.columns.mapped.map { $0.field == .number ? number : .field($0.field, in: schema) }
            + schema.details.map { .detail($0.kind, in: schema) }
    }

    /// Checks a row of orders.
    ///
    /// - Parameter values: The values in the order of the schema's selection; nothing for empty ones.
    package func order(_ values: [String?]) -> Verdict {
        var row = TextRow(values: values)
        var verdict = Verdict()
        verdict.number = written(values[0])
        if verdict.number == nil {
            verdict.faults.append(Fault(column: columns[0], expected: number))
            row.values[0] = anyNumber
        }
        guard let order = reader.order(from: row) else { return verdict }
        if let word = status.flatMap({ values[$0] }), reader.schema.mappedStatus(for: word) == nil {
            verdict.unmappedStatus = word
        }
        for place in reader.unreadablePlaces(in: order, row) where place != status {
            // A list of choices goes out of date as the words of statuses do.
            if expectations[place] == .listed {
                verdict.unlisted.append(columns[place])
            } else {
                verdict.faults.append(Fault(column: columns[place], expected: expectations[place]))
            }
        }
        return verdict
    }

    /// Checks a change of status; the number is that of the order, or what refers to it.
    package func change(_ number: String?, on: String?, status: String?, of history: OrderSchema.History) -> Verdict {
        var verdict = Verdict()
        verdict.number = history.refersTo == nil ? written(number) : number
        if verdict.number == nil {
            let expected = history.refersTo.map { ColumnExpectation.reference(to: $0) } ?? self.number
            verdict.faults.append(Fault(column: history.number, expected: expected))
        }
        if on.flatMap(reader.schema.dates.day(from:)) == nil {
            verdict.faults.append(Fault(column: history.on, expected: .field(.orderedOn, in: reader.schema)))
        }
        if let status {
            if reader.schema.mappedStatus(for: status) == nil { verdict.unmappedStatus = status }
        } else {
            verdict.faults.append(Fault(column: history.status, expected: .word))
        }
        return verdict
    }

    private func written(_ number: String?) -> String? {
        number.flatMap { reader.schema.numberStyle.number(from: $0, format: reader.numberFormat) }
            .map { reader.written(.full($0)) }
    }
}

extension NumberStyle {
    /// A number as a column writes it, of zeros.
    fileprivate func anyNumber(format: OrderNumberFormat) -> String {
        let zeros = format.blocks.map { String(repeating: "0", count: $0) }
        let text = ((format.prefix.isEmpty ? [] : [format.prefix]) + zeros).joined(separator: "-")
        return (try? OrderNumber(text, format: format)).map { written(.full($0), format: format) } ?? text
    }
}
