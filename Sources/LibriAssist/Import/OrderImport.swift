#if SQLite && Documents
import Foundation
import GRDB
import LibriOrders
import LibriSQLite

/// Makes an SQLite database of orders from comma-separated values, for a ``SQLiteOrderStore`` with the same schema.
///
/// It is all or nothing: with a single bad line nothing is written, and a database that is there stays as it is.
public struct OrderImport: Sendable {
    /// Where the orders come from and go to.
    public struct Files: Sendable {
        /// The export of the orders.
        public var orders: String
        /// The export of the changes of their statuses.
        public var history: String?
        /// The database.
        public var output: String
        /// Whether a database that is there is replaced.
        public var replacing: Bool

        /// Names the files.
        public init(orders: String, history: String? = nil, output: String, replacing: Bool = false) {
            self.orders = orders
            self.history = history
            self.output = output
            self.replacing = replacing
        }
    }

    /// How far an import has come.
    public struct Progress: Sendable {
        /// The file that is read.
        public let file: String
        /// The rows that were read of it.
        public let rows: Int
        /// How much of it was read.
        public let percent: Int
    }

    /// No report names more bad lines of a file; it counts them all.
    public static let mostBadLines = 50

    private let schema: OrderSchema
    private let numberFormat: OrderNumberFormat
    private let delimiter: Delimiter
    private let encoding: Encoding

    /// Describes imports.
    ///
    /// - Parameters:
    ///   - schema: Which columns hold what; without joins.
    ///   - numberFormat: How the shop writes order numbers.
    ///   - delimiter: What parts the values.
    ///   - encoding: How letters with accents are written.
    public init(
        schema: OrderSchema = .plan, numberFormat: OrderNumberFormat = .coolLibri, delimiter: Delimiter = .auto,
        encoding: Encoding = .auto
    ) {
        self.schema = schema
        self.numberFormat = numberFormat
        self.delimiter = delimiter
        self.encoding = encoding
    }

    /// Imports orders.
    ///
    /// - Parameters:
    ///   - files: Where they come from and go to.
    ///   - progress: Called from time to time.
    /// - Returns: What was found, and whether the database was written.
    /// - Throws: ``OrderImportError`` when a file is not a table of the schema's columns, or the database cannot be written.
    public func run(
        _ files: Files, progress: (Progress) -> Void = { _ in }
    ) throws(OrderImportError) -> OrderImportReport {
        let tables = try OrderTables(schema)
        let target = try ImportTarget(files)
        do {
            let orders = try table(files.orders, tables.orders, required: Self.required(schema))
            let history = try files.history.map { path in
                guard let table = tables.history, let mapping = schema.history else {
                    throw OrderImportError(
                        .schema, "The schema has no history, so \(path) has no place. Name its columns under history.")
                }
                return try self.table(path, table, required: Self.required(mapping))
            }
            return try write(orders, history, tables, to: target, named: files.output, progress)
        } catch let error as OrderImportError {
            throw error
        } catch let error as DatabaseError {
            throw target.failure(error)
        } catch let error as DraftFile.Failure {
            throw target.failure(error)
        } catch {
            throw OrderImportError(
                .missing, "\(files.orders) could be read in part only. Is its disk at fault?", underlying: error)
        }
    }

    private func table(
        _ path: String, _ table: OrderTables.Table, required: [(column: String, holds: String)]
    ) throws -> CSVTable {
        let source = try CSVSource(path: path, encoding: encoding)
        return try CSVTable(source, delimiter: delimiter, columns: table.columns, required: required)
    }

    private func write(
        _ orders: CSVTable, _ history: CSVTable?, _ tables: OrderTables, to target: ImportTarget,
        named output: String, _ progress: (Progress) -> Void
    ) throws -> OrderImportReport {
        let file = try DraftFile(for: target.path)
        defer { file.discard() }
        let database = try DatabaseQueue(path: file.path, configuration: OrderDraft.configuration)
        var report = try database.write { db in
            let draft = try OrderDraft(tables, schema, in: db)
            var run = ImportRun(
                draft, schema, tables, check: OrderRowCheck(schema: schema, numberFormat: numberFormat),
                output: output)
            return try run.report(orders, history, progress)
        }
        try database.close()
        guard report.badLineCount == 0 else { return report }
        guard report.orders.rows > 0 else {
            throw OrderImportError(
                .malformed, "\(report.orders.file) has no order below its header. Was it exported to the end?")
        }
        do { _ = try SQLiteOrderStore(path: file.path, schema: schema, numberFormat: numberFormat) } catch {
            throw OrderImportError(
                .schema, "What was written does not fit the schema: \(error.message)", underlying: error)
        }
        try target.check()
        try file.publish()
        report.isWritten = true
        return report
    }

    private static func required(_ schema: OrderSchema) -> [(column: String, holds: String)] {
        [(schema.columns.number, "the order number"), (schema.columns.customer, "the customer's name")]
    }

    private static func required(_ history: OrderSchema.History) -> [(column: String, holds: String)] {
        [(history.number, "what order a change belongs to"), (history.on, "its day"), (history.status, "the status")]
    }
}
#endif
