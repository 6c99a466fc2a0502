extension OrderSchema {
    /// The fields of an order that a column may hold.
    enum Field: String, Sendable, CaseIterable {
        case number, customer, product, quantity, orderedOn, shipsBy, status, price, carrier, trackingNumber
    }

    /// What is selected of the order table: the mapped columns, each under a name of ours.
    var selection: [(alias: String, column: String)] {
        columns.mapped.map { ($0.field.rawValue, $0.column) } + details.map { ($0.alias, $0.column) }
    }

    /// The mapped columns of each table.
    var columnsByTable: [(table: String, columns: [String])] {
        let orders = (table: table, columns: selection.map(\.column))
        guard let history else { return [orders] }
        return [orders, (table: history.table, columns: [history.number, history.on, history.status])]
    }
}

extension OrderSchema.Columns {
    /// The fields that have a column, in a fixed order.
    var mapped: [(field: OrderSchema.Field, column: String)] {
        let all: [(OrderSchema.Field, String?)] = [
            (.number, number), (.customer, customer), (.product, product), (.quantity, quantity),
            (.orderedOn, orderedOn), (.shipsBy, shipsBy), (.status, status), (.price, price), (.carrier, carrier),
            (.trackingNumber, trackingNumber),
        ]
        return all.compactMap { field, column in column.map { (field, $0) } }
    }
}
