import Foundation

/// Makes orders of an API's answers, by a schema whose columns are paths.
struct JSONOrderReader: Sendable {
    let rows: OrderRowReader
    private let neighbour: OrderAPINeighbour
    private let table: JSONPath
    /// In the order of ``OrderSchema/selection``.
    private let columns: [JSONPath]
    private let history: JSONHistory?

    /// Checks a schema.
    ///
    /// - Throws: ``OrderStoreError`` when it has joins, or a path that is none.
    init(
        schema: OrderSchema, numberFormat: OrderNumberFormat, neighbour: OrderAPINeighbour
    ) throws(OrderStoreError) {
        if let problem = Self.problem(of: schema) { throw OrderStoreError(.schema, "orders.schema: \(problem)") }
        rows = OrderRowReader(schema: schema, numberFormat: numberFormat)
        self.neighbour = neighbour
        table = try Self.path(schema.table, "table", mayBeRoot: true)
        var columns: [JSONPath] = []
        for column in schema.columns.mapped { columns.append(try Self.path(column.column, column.field.rawValue)) }
        for detail in schema.details { columns.append(try Self.path(detail.column, detail.name)) }
        self.columns = columns
        let names = zip(schema.columns.mapped, columns).filter { [.customer, .firstName].contains($0.0.field) }.map(\.1)
        if let open = zip(schema.details, columns.suffix(schema.details.count)).first(where: { names.contains($0.1) }) {
            throw OrderStoreError(
                .schema,
                "orders.schema: the detail \"\(open.0.name)\" is the customer's name, which is shown masked only. "
                    + "Remove it.")
        }
        var history: JSONHistory?
        if let written = schema.history {
            let on = try Self.path(written.on, "history.on")
            history = JSONHistory(
                list: try Self.path(written.table, "history.table"), on: on,
                status: try Self.path(written.status, "history.status"),
                sequence: try written.sequence.map { sequence throws(OrderStoreError) in
                    try Self.path(sequence, "history.sequence")
                } ?? on)
        }
        self.history = history
    }

    /// What makes a schema of no use for an API, if something does.
    ///
    /// `history.number` and `history.refersTo` are not looked at: an order's changes stand within the order.
    static func problem(of schema: OrderSchema) -> String? {
        schema.joins.isEmpty
            ? nil : "an order API has no joins. Remove \"joins\", and write the path to each field: customer.lastName."
    }

    private static func path(
        _ text: String, _ key: String, mayBeRoot: Bool = false
    ) throws(OrderStoreError) -> JSONPath {
        guard let path = JSONPath(text), mayBeRoot || !path.isRoot else {
            throw OrderStoreError(
                .schema,
                "orders.schema: \"\(text)\" for \"\(key)\" is no path to a field. Write keys with dots between them, "
                    + "customer.lastName, and \\. for a dot within a key.")
        }
        return path
    }

    /// The orders of an answer that a reference leads to, in order of number.
    ///
    /// An API may give neighbours, or not heed the number at all.
    func orders(
        in answer: Data, matching reference: OrderReference, limit: Int
    ) throws(OrderStoreError) -> [Order] {
        let found = try rows(in: answer).compactMap { row in
            rows.number(from: row).flatMap { reference.leads(to: $0) ? (number: $0.description, row: row) : nil }
        }
        return found.sorted { $0.number < $1.number }.prefix(limit).compactMap { found in
            guard var order = rows.order(from: found.row) else { return nil }
            if let history { order.history = history.changes(in: found.row.order, rows: rows) }
            return order
        }
    }

    private func rows(in answer: Data) throws(OrderStoreError) -> [Row] {
        guard let root = JSONNode(answer) else {
            throw neighbour.unexpected(
                "does not answer in JSON. Does \(neighbour.settings).url lead to the API itself, and not to a page?")
        }
        guard let place = root[table], place.isObject || place.isNull || place.elements != nil else {
            throw neighbour.unexpected(
                "answers without orders \(Self.words(for: table, rows.schema.table)). "
                    + "Correct \"table\" of orders.schema.")
        }
        if place.isObject { return [Row(order: place, columns: columns)] }
        let orders = (place.elements ?? []).filter { !$0.isNull }.map { Row(order: $0, columns: columns) }
        // A list has orders in it and nothing else; an object may say in its own way that there is no order.
        guard orders.isEmpty || orders.contains(where: { !$0.number.isNull }) else {
            throw neighbour.unexpected(
                "gives orders of which none has a field \"\(rows.schema.columns.number)\". "
                    + "Correct \"number\" of orders.schema.")
        }
        return orders
    }

    private static func words(for table: JSONPath, _ written: String) -> String {
        table.isRoot ? "at the root of its answer" : "at \"\(written)\""
    }

    private struct Row: StoredRow {
        let order: JSONNode
        let columns: [JSONPath]

        func value(at place: Int) -> StoredValue { order[columns[place]]?.scalar ?? .null }

        /// The number's column is the first of all.
        var number: StoredValue { value(at: 0) }
    }
}

extension OrderReference {
    /// Whether a number is the one given, or begins with the block given.
    func leads(to number: OrderNumber) -> Bool {
        switch self {
        case .full(let given): number == given
        case .firstBlock(let block): number.firstBlock == block
        }
    }

    /// Whether it is of letters, digits and dashes, as every reference that was read from a text.
    var isPlain: Bool {
        description.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
                || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
        }
    }
}
