/// The SQL of a schema's orders, alike for every database; values are bound, identifiers are quoted in one place.
///
/// The order table is `o`, joined tables are `j1`, `j2`, … and the history is `h`.
struct OrderQueries: Sendable {
    /// The orders' columns, without a condition.
    let select: String
    /// The column of order numbers.
    let number: String
    /// The number, the day and the status of status changes.
    let history: History?

    /// The status changes, without a condition.
    struct History: Sendable {
        let select: String
        /// What the order's number is in them. It has the type of its column, which a key of digits may not have.
        let number: String
        /// The latest first.
        let order: String
    }

    private let schema: OrderSchema
    private let names: SQLNames
    private let columns: [String]
    private let source: String

    /// - Parameters:
    ///   - schema: Which tables and columns hold what.
    ///   - names: Quotes identifiers.
    ///   - tie: What orders changes of one day where the schema names no column for it.
    init(schema: OrderSchema, names: SQLNames, tie: String? = nil) {
        self.schema = schema
        self.names = names
        let aliases = Aliases(schema: schema, names: names)
        columns = schema.selection.map(aliases.column)
        let joins = schema.joinsInOrder.map(aliases.join)
        source = " FROM \(names.table(schema.table)) o\(joins.joined())"
        select = "SELECT \(columns.joined(separator: ", "))\(source)"
        let number = aliases.column(schema.columns.number)
        self.number = number
        history = schema.history.map { history in
            let day = "h.\(names.column(history.on))"
            let key = history.refersTo == nil ? "h.\(names.column(history.number))" : number
            let order = ([day] + [history.sequence.map { "h.\(names.column($0))" } ?? tie].compactMap(\.self))
                .map { "\($0) DESC" }.joined(separator: ", ")
            let orders = history.refersTo == nil ? "" : Self.orders(of: history, schema, names)
            return History(
                select: "SELECT \(key), \(day), h.\(names.column(history.status)) "
                    + "FROM \(names.table(history.table)) h\(orders)",
                number: key, order: order)
        }
    }

    /// The orders' columns under other names.
    func select(as names: [String]) -> String {
        "SELECT " + zip(columns, names).map { "\($0) AS \($1)" }.joined(separator: ", ") + source
    }

    /// The number, the day, the status and, where there is one, the sequence of every change, under other names.
    func historyView(as names: [String]) -> String? {
        schema.history.map { history in
            let key = history.refersTo == nil ? "h.\(self.names.column(history.number))" : number
            let changes = [history.on, history.status, history.sequence].compactMap(\.self)
                .map { "h.\(self.names.column($0))" }
            let list = zip([key] + changes, names).map { "\($0) AS \($1)" }.joined(separator: ", ")
            let orders = history.refersTo == nil ? "" : Self.orders(of: history, schema, self.names)
            return "SELECT \(list) FROM \(self.names.table(history.table)) h\(orders)"
        }
    }

    /// No history has more changes that anybody is told of.
    static let longestHistory = 50

    private static func orders(of history: OrderSchema.History, _ schema: OrderSchema, _ names: SQLNames) -> String {
        " JOIN \(names.table(schema.table)) o ON o.\(names.column(history.refersTo ?? schema.columns.number)) = "
            + "h.\(names.column(history.number))"
    }
}

/// The short names of tables within a query.
private struct Aliases {
    private let schema: OrderSchema
    private let names: SQLNames
    private let aliases: [String: String]

    init(schema: OrderSchema, names: SQLNames) {
        self.schema = schema
        self.names = names
        aliases = Dictionary(
            schema.joinsInOrder.enumerated().map { ($1.name, "j\($0 + 1)") }, uniquingKeysWith: { first, _ in first })
    }

    func column(_ name: String) -> String {
        let place = schema.place(of: name)
        return "\(place.join.flatMap { aliases[$0] } ?? "o").\(names.column(place.column))"
    }

    func join(_ join: OrderSchema.Join) -> String {
        let alias = aliases[join.name] ?? "o"
        func equal(_ alias: String) -> String {
            join.conditions.map { "\(alias).\(names.column($0.equals)) = \(column($0.column))" }
                .joined(separator: " AND ")
        }
        let first = join.first.map { first in
            let first = names.column(first)
            return
                " AND \(alias).\(first) = (SELECT MIN(f.\(first)) FROM \(names.table(join.table)) f WHERE \(equal("f")))"
        }
        return " LEFT JOIN \(names.table(join.table)) \(alias) ON \(equal(alias))\(first ?? "")"
    }
}
