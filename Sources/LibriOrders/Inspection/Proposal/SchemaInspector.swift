/// Reads a catalogue that it has never seen, and proposes where it keeps the orders.
public struct SchemaInspector: Sendable {
    private let numberFormat: OrderNumberFormat

    /// Creates an inspector.
    ///
    /// - Parameter numberFormat: The form of the shop's order numbers, which decides above all which table holds the
    ///   orders.
    public init(numberFormat: OrderNumberFormat) { self.numberFormat = numberFormat }

    /// The schema that fits best.
    ///
    /// - Throws: ``NoOrderTable`` where no table looks like orders, or no column like their customers' names.
    public func propose(for catalog: DatabaseCatalog) throws(NoOrderTable) -> SchemaProposal {
        let samples = Samples(catalog: catalog, format: numberFormat)
        let finder = RelationFinder(samples)
        let ranked = OrderTableRanking(samples: samples, finder: finder).ranked()
        guard let best = ranked.first, let fields = best.fields, fields.choices[.customer] != nil else {
            throw NoOrderTable(ranked: ranked, samples: samples)
        }
        return ProposalBuilder(samples: samples, table: best, fields: fields, others: Array(ranked.dropFirst()))
            .proposal()
    }

    /// How much a table is worth sampling, by its names alone: what is an order's, or belongs to one, comes first.
    /// Below zero it is not worth it.
    ///
    /// - Parameters:
    ///   - table: The table's name.
    ///   - columns: The names of its columns.
    public static func isWorthSampling(table: String, columns: [String]) -> Int {
        SamplingRank.rank(table: table, columns: columns)
    }

    /// The columns of a table that may hold statuses, so that it is worth asking for all their values: texts and small
    /// numbers of which the sample has few, and those several times. The likeliest come first.
    ///
    /// - Parameters:
    ///   - table: The table's name.
    ///   - columns: Its columns.
    ///   - sample: Some of its rows, each with a value for each column.
    public static func mayHoldStatuses(
        table: String, columns: [DatabaseCatalog.Column], sample: [[StoredValue]]
    ) -> [String] {
        StatusColumns(DatabaseCatalog.Table(name: table, columns: columns, sample: sample)).names
    }
}
