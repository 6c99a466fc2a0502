extension OrderSchema {
    /// The fields of an order that a column may hold.
    enum Field: String, Sendable, CaseIterable {
        case number, customer, firstName, product, quantity, orderedOn, shipsBy, status, price, carrier, trackingNumber
    }

    /// The names of the columns of an order, in the order in which a store's rows have their values: the mapped fields, then the
    /// details.
    package var selection: [String] { columns.mapped.map(\.column) + details.map(\.column) }

    /// The columns of each table that are read or compared.
    package var columnsByTable: [(table: String, columns: [String])] {
        var columns: [String?: [String]] = [:]
        func add(_ name: String) {
            let place = place(of: name)
            if columns[place.join]?.contains(place.column) != true {
                columns[place.join, default: []].append(place.column)
            }
        }
        for name in selection { add(name) }
        for join in joins {
            for condition in join.conditions {
                add(condition.column)
                add("\(join.name).\(condition.equals)")
            }
            if let first = join.first { add("\(join.name).\(first)") }
        }
        if let key = history?.refersTo { add(key) }
        return [(table, columns[nil] ?? [])] + joins.map { ($0.table, columns[$0.name] ?? []) }
            + (history.map { [($0.table, $0.columns)] } ?? [])
    }
}

extension OrderSchema.Columns {
    /// The fields that have a column, in a fixed order.
    var mapped: [(field: OrderSchema.Field, column: String)] {
        let all: [(OrderSchema.Field, String?)] = [
            (.number, number), (.customer, customer), (.firstName, firstName), (.product, product),
            (.quantity, quantity), (.orderedOn, orderedOn), (.shipsBy, shipsBy), (.status, status), (.price, price),
            (.carrier, carrier), (.trackingNumber, trackingNumber),
        ]
        return all.compactMap { field, column in column.map { (field, $0) } }
    }
}
