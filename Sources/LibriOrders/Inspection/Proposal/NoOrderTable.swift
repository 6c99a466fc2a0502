/// No table of a database looks like a shop's orders.
public struct NoOrderTable: Error, Sendable, CustomStringConvertible {
    /// What was found, and what is missing.
    public let message: String
    /// The tables that were looked at, as the database names them.
    public let tables: [String]

    /// The message.
    public var description: String { message }
}

extension NoOrderTable {
    init(ranked: [OrderTable], samples: Samples) {
        tables = samples.tables.filter { !$0.table.sample.isEmpty }.map(\.table.name)
        let format = samples.format.example
        if let nearest = ranked.first {
            let table = samples.tables[nearest.table]
            message =
                "\(table.table.name) looks like the orders by its column \(samples.column(nearest.number).name), "
                + "but no column with "
                + "the customers' names was found in it or in a table that belongs to it."
        } else {
            message = "No table holds order numbers of the form \(format), and none is called orders."
        }
    }
}
