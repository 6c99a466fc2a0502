/// The SQL of a schema's orders, alike for every database; values are bound, identifiers are quoted in one place.
///
/// The order table is `o`, joined tables are `j1`, `j2`, … and the history is `h`.
struct OrderQueries: Sendable {
    /// The orders' columns, without a condition.
    let select: String
    /// The column of order numbers.
    let number: String
    /// Status changes of the order with a number, which is bound; the latest first.
    let history: String?

    /// - Parameters:
    ///   - schema: Which tables and columns hold what.
    ///   - names: Quotes identifiers.
    ///   - tie: What orders changes of one day where the schema names no column for it.
    init(schema: OrderSchema, names: SQLNames, tie: String? = nil) {
        let joins = schema.joinsInOrder
        let aliases = Dictionary(uniqueKeysWithValues: joins.enumerated().map { ($1.name, "j\($0 + 1)") })
        func column(_ name: String) -> String {
            let place = schema.place(of: name)
            return "\(place.join.flatMap { aliases[$0] } ?? "o").\(names.column(place.column))"
        }
        let tables = joins.map { join in
            let alias = aliases[join.name] ?? join.name
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
        let orders = "FROM \(names.table(schema.table)) o"
        select = "SELECT \(schema.selection.map(column).joined(separator: ", ")) \(orders)\(tables.joined())"
        let number = column(schema.columns.number)
        self.number = number
        history = schema.history.map { history in
            let day = "h.\(names.column(history.on))"
            let key = "h.\(names.column(history.number))"
            let order = ([day] + [history.sequence.map { "h.\(names.column($0))" } ?? tie].compactMap(\.self))
                .map { "\($0) DESC" }.joined(separator: ", ")
            let changes = "SELECT \(day), h.\(names.column(history.status)) FROM \(names.table(history.table)) h"
            // What is bound is always the number: it has the type of its column, which a key of digits may not have.
            guard let reference = history.refersTo else {
                return "\(changes) WHERE \(key) = ? ORDER BY \(order)"
            }
            return "\(changes) JOIN \(names.table(schema.table)) o ON o.\(names.column(reference)) = \(key) "
                + "WHERE \(number) = ? ORDER BY \(order)"
        }
    }

    /// No history has more changes that anybody is told of.
    static let longestHistory = 50
}
