/// What a database tells of itself: its tables with a sample of their rows, and what the account may do there.
///
/// The samples hold customers' data. They are for the scoring of columns, and leave it anonymised.
public struct DatabaseCatalog: Sendable {
    /// A table or view.
    public struct Table: Sendable {
        /// The name as a schema file writes it, with its schema where that is not the default one: `dbo.Commandes`.
        public var name: String
        /// It is a view.
        public var isView: Bool
        /// About how many rows it has, where the database knows.
        public var rowCount: Int?
        /// The columns, in their order.
        public var columns: [Column]
        /// The columns of the primary key.
        public var primaryKey: [String]
        /// Which columns refer to which other table's.
        public var foreignKeys: [ForeignKey]
        /// The columns of each index, the leading one first; that of the primary key among them.
        public var indexes: [[String]]
        /// Some rows, the latest where that could be told; each has a value for each column.
        public var sample: [[StoredValue]]
        /// All values of the columns that may hold statuses, by the column's name, where the database was asked:
        /// ``mostDistinctValues`` at most, also those that no row of the sample has.
        public var distinctValues: [String: [StoredValue]]

        /// No more different values of a column are read.
        public static let mostDistinctValues = 200

        /// Creates a table.
        public init(
            name: String, isView: Bool = false, rowCount: Int? = nil, columns: [Column], primaryKey: [String] = [],
            foreignKeys: [ForeignKey] = [], indexes: [[String]] = [], sample: [[StoredValue]] = [],
            distinctValues: [String: [StoredValue]] = [:]
        ) {
            self.name = name
            self.isView = isView
            self.rowCount = rowCount
            self.columns = columns
            self.primaryKey = primaryKey
            self.foreignKeys = foreignKeys
            self.indexes = indexes
            self.sample = sample
            self.distinctValues = distinctValues
        }

        /// The values of a column in the sample.
        public func values(of column: String) -> [StoredValue] {
            guard let place = columns.firstIndex(where: { $0.name == column }) else { return [] }
            return sample.compactMap { $0.indices.contains(place) ? $0[place] : nil }
        }
    }

    /// A column.
    public struct Column: Sendable {
        /// Its name.
        public var name: String
        /// Its type, in the database's own words: `varchar(20)`, `datetime2`.
        public var type: String
        /// It may hold nothing.
        public var isNullable: Bool

        /// Creates a column.
        public init(name: String, type: String, isNullable: Bool = true) {
            self.name = name
            self.type = type
            self.isNullable = isNullable
        }

        /// Whether samples are taken of it: not of files, which may be large, nor of passwords and what is like them.
        var isLookedInto: Bool {
            ColumnKind(type: type) != .binary
                && !NameReader.standard.concepts(of: IdentifierWords.split(name)).contains(.secret)
        }
    }

    /// Columns that refer to another table's.
    public struct ForeignKey: Sendable, Equatable {
        /// The columns here.
        public var columns: [String]
        /// The other table, named as in ``Table/name``.
        public var table: String
        /// The columns there, in the same order.
        public var references: [String]

        /// Creates a foreign key.
        public init(columns: [String], table: String, references: [String]) {
            self.columns = columns
            self.table = table
            self.references = references
        }
    }

    /// The server and the account.
    public struct Server: Sendable, Equatable {
        /// The product: `PostgreSQL`, `Microsoft SQL Server`, `SQLite`.
        public var product: String
        /// Its version.
        public var version: String
        /// The host, where there is one.
        public var host: String?
        /// The port, where it is known.
        public var port: Int?
        /// The database, or the file.
        public var database: String
        /// The account.
        public var account: String?
        /// What encloses a name in SQL.
        public var quote: String
        /// What the account could change, in sentences for the operator; empty when it can only read. Nothing when it could not be told.
        public var rightsToWrite: [String]?
        /// Enough of these to know what is wrong.
        static let mostRights = 8

        /// Creates a description.
        public init(
            product: String, version: String, host: String? = nil, port: Int? = nil, database: String,
            account: String? = nil, quote: String = "\"", rightsToWrite: [String]? = nil
        ) {
            self.product = product
            self.version = version
            self.host = host
            self.port = port
            self.database = database
            self.account = account
            self.quote = quote
            self.rightsToWrite = rightsToWrite
        }
    }

    /// The server and the account.
    public var server: Server
    /// The tables that the account may read.
    public var tables: [Table]

    /// Creates a catalogue.
    public init(server: Server, tables: [Table]) {
        self.server = server
        self.tables = tables
    }

    /// No shop keeps its orders in more tables; the others are listed and not looked into.
    static let mostTablesLookedInto = 60
    /// Rows that a table's sample has at most.
    static let sampleSize = 200
    /// More rows are not counted.
    static let mostRowsCounted = 1_000_000
    /// Of so many tables, the likeliest, all values of some columns are asked for.
    static let mostTablesAskedForValues = 20
    /// Columns of a table that are asked for all their values.
    static let mostColumnsAskedForValues = 6
}
