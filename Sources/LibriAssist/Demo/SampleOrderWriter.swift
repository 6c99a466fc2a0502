#if SQLite
import GRDB

/// Writes sample orders into the tables of a ``SampleOrderDatabase``.
struct SampleOrderWriter {
    private let database: Database
    private let order: Statement
    /// By the number of changes that a statement writes: running one costs more than another row in it.
    private var changes: [Int: Statement] = [:]

    init(_ database: Database) throws {
        self.database = database
        order = try database.makeStatement(
            sql: "INSERT INTO Commandes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
    }

    /// Writes an order and the changes of its status.
    mutating func write(_ sample: SampleOrder, id: Int) throws {
        try order.execute(arguments: [
            id, sample.number, sample.customer, sample.email, sample.telephone, sample.address, sample.site,
            sample.status.rawValue, sample.orderedOn.description, sample.shipsBy.description, sample.designation,
            sample.copies, Double(sample.priceCents) / 100, Double(sample.marginCents) / 100, sample.carrier,
            sample.trackingNumber,
        ])
        guard !sample.history.isEmpty else { return }
        var values: [(any DatabaseValueConvertible)?] = [sample.number]
        values.reserveCapacity(1 + sample.history.count * 2)
        for (day, status) in sample.history {
            values.append(day.description)
            values.append(status.rawValue)
        }
        try insertion(ofChanges: sample.history.count).execute(arguments: StatementArguments(values))
    }

    private mutating func insertion(ofChanges count: Int) throws -> Statement {
        if let statement = changes[count] { return statement }
        // The first argument is the number of the order, of all changes alike.
        let rows = (1...count).map { "(?1, ?\($0 * 2), ?\($0 * 2 + 1))" }
        let statement = try database.makeStatement(
            sql: "INSERT INTO HistoriqueEtats VALUES " + rows.joined(separator: ", ")
        )
        changes[count] = statement
        return statement
    }
}
#endif
