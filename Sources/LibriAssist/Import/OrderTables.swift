#if SQLite && Documents
import GRDB
import LibriOrders

/// The tables of a schema as an import writes them: the columns that look-ups read, and no others.
struct OrderTables {
    struct Table {
        let name: String
        let columns: [String]
        private let names = SQLNames()

        fileprivate init(name: String, columns: [String]) {
            self.name = name
            // Two fields may have one column; SQLite does not tell the case of a to z apart.
            var seen: Set<String> = []
            self.columns = columns.filter { seen.insert(Self.key($0)).inserted }
        }

        private static func key(_ column: String) -> String {
            String(decoding: column.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
        }

        /// Where a column stands.
        func place(of column: String) -> Int? { columns.firstIndex { Self.key($0) == Self.key(column) } }

        /// The name of the row's number that no column has taken.
        private var rowNumber: String {
            ["rowid", "_rowid_", "oid"].first { place(of: $0) == nil } ?? "rowid"
        }

        var creation: String {
            "CREATE TABLE \(names.table(name)) (\(columns.map { "\(names.column($0)) TEXT" }.joined(separator: ", ")))"
        }

        func index(on indexed: [String]) -> String {
            let title = "IX_\(name)_\(indexed.joined(separator: "_"))"
            return "CREATE INDEX \(names.column(title)) ON \(names.table(name)) "
                + "(\(indexed.map(names.column).joined(separator: ", ")))"
        }

        /// Arguments: the row's number, then the values.
        var insertion: String {
            "INSERT INTO \(names.table(name)) (\(rowNumber), \(columns.map(names.column).joined(separator: ", "))) "
                + "SELECT ?\(String(repeating: ", ?", count: columns.count))"
        }

        /// A condition that a table holds the value of the argument before the last.
        func condition(holding column: String) -> String {
            " WHERE EXISTS (SELECT 1 FROM \(names.table(name)) WHERE \(names.column(column)) = ?)"
        }

        /// The values of a column that stand in several rows, with the numbers of these rows.
        func repetitions(of column: String) -> String {
            let (table, column) = (names.table(name), names.column(column))
            return """
                SELECT \(column), \(rowNumber) FROM \(table)
                WHERE \(column) IN (SELECT \(column) FROM \(table) GROUP BY \(column) HAVING COUNT(*) > 1)
                ORDER BY \(column), ABS(\(rowNumber))
                """
        }
    }

    let orders: Table
    let history: Table?

    /// - Throws: ``OrderImportError`` when a single table cannot hold what the schema reads.
    init(_ schema: OrderSchema) throws(OrderImportError) {
        guard schema.joins.isEmpty else {
            throw OrderImportError(
                .schema,
                "The schema joins the tables \(schema.joins.map { "\"\($0.table)\"" }.joined(separator: ", ")) to the orders, and an "
                    + "export is one table. Export all columns into one file, and name them in a schema file without joins."
            )
        }
        let tables = schema.columnsByTable.map { Table(name: $0.table, columns: $0.columns) }
        guard let orders = tables.first, !tables.contains(where: { $0.name.contains(".") || $0.name.isEmpty }) else {
            throw OrderImportError(
                .schema,
                "The tables of the schema are \(tables.map { "\"\($0.name)\"" }.joined(separator: ", ")). SQLite finds no table with a dot in "
                    + "its name: write \"Commandes\" for \"dbo.Commandes\".")
        }
        self.orders = orders
        history = tables.dropFirst().first
        guard history?.name.lowercased() != orders.name.lowercased() else {
            throw OrderImportError(
                .schema,
                "The schema has the orders and their history in one table, \"\(orders.name)\". Give the history another name, or none."
            )
        }
    }
}
#endif
