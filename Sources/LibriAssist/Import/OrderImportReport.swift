#if SQLite && Documents
/// What came of an import.
public struct OrderImportReport: Sendable, Equatable, Encodable {
    /// What is wrong with a value or a row.
    public struct Problem: Sendable, Equatable, Encodable {
        /// The column; nothing where the whole row is wrong.
        public let column: String?
        /// What is wrong, or what was expected. It repeats no value of the file.
        public let message: String
    }

    /// A row that cannot be imported.
    public struct BadLine: Sendable, Equatable, Encodable {
        /// The line of the file on which the row begins, counted from 1.
        public let line: Int
        /// What is wrong with it.
        public internal(set) var problems: [Problem]
    }

    /// A status word and in how many rows it stands.
    public struct WordCount: Sendable, Equatable, Encodable {
        /// The word.
        public let word: String
        /// In how many rows.
        public let rows: Int
    }

    /// A column and how many rows are meant.
    public struct ColumnCount: Sendable, Equatable, Encodable {
        /// The column, as the schema names it.
        public let column: String
        /// How many rows.
        public let rows: Int
    }

    /// What was found in a file.
    public struct File: Sendable, Equatable, Encodable {
        /// The file.
        public let file: String
        /// How it was read: `utf-8` or `windows-1252`.
        public let encoding: String
        /// What parts its values: `commas`, `semicolons`, `tabs`, or another mark.
        public let delimiter: String
        /// The rows with a value, without the header.
        public internal(set) var rows = 0
        /// The columns of the schema that the file does not have; they are empty.
        public internal(set) var absentColumns: [String] = []
        /// The columns of the file that the schema does not map; they were not imported.
        public internal(set) var omittedColumns: [String] = []
        /// Status words that the schema does not map, the most frequent first; customers are told no status for them. None are named
        /// where there are more than a shop has: the column may hold something else.
        public internal(set) var unmappedStatuses: [WordCount] = []
        /// In how many rows such a word stands.
        public internal(set) var unmappedStatusRows = 0
        /// Columns with values that are none of the schema's choices, and in how many rows; they are not shown.
        public internal(set) var unlistedValues: [ColumnCount] = []
        /// The first rows that cannot be imported, at most ``OrderImport/mostBadLines``.
        public internal(set) var badLines: [BadLine] = []
        /// How many there are.
        public internal(set) var badLineCount = 0
    }

    /// The database.
    public let output: String
    /// Whether it was written. With a single bad line it was not.
    public internal(set) var isWritten = false
    /// The orders.
    public internal(set) var orders: File
    /// The changes of their statuses, where a file was given.
    public internal(set) var history: File?
    /// Changes that belong to no order; they were left out.
    public internal(set) var changesWithoutOrder = 0
    /// What to do where a whole column is written otherwise than expected.
    public internal(set) var remedies: [String] = []

    /// The bad lines of all files.
    public var badLineCount: Int { orders.badLineCount + (history?.badLineCount ?? 0) }

    private enum CodingKeys: String, CodingKey {
        case output, isWritten = "written", orders, history, changesWithoutOrder, remedies
    }
}
#endif
