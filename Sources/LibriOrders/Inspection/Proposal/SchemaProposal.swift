/// A schema for a database that nobody has described, with what speaks for each part of it.
public struct SchemaProposal: Sendable {
    /// How sure a column is.
    public enum Confidence: String, Sendable, Encodable, CaseIterable {
        /// Name and values say it, and no other column comes near.
        case certain
        /// Most speaks for it.
        case likely
        /// It must be looked at.
        case guess
    }

    /// A field with its column and why it was chosen.
    public struct Finding: Sendable, Equatable, Encodable {
        /// The key in the schema file: `shipsBy`, `history.on`.
        public var field: String
        /// The column as the schema names it: `client.Nom`.
        public var column: String
        /// The table that has it.
        public var table: String
        /// How sure it is.
        public var confidence: Confidence
        /// Why it was chosen, in a sentence.
        public var reason: String
    }

    /// A table that looks like orders and was not taken.
    public struct OtherTable: Sendable, Equatable, Encodable {
        /// The table.
        public var name: String
        /// Why it was not taken.
        public var reason: String
    }

    /// Whether a look-up by number is quick.
    public enum NumberIndex: Sendable, Equatable {
        /// The column leads an index.
        case indexed
        /// It leads none; the statement that makes one, and what is to be known of it.
        case missing(statement: String, note: String?)
        /// It belongs to a view, whose tables decide; the table below it where that can be told.
        case view(of: String?)
        /// The database has told of no index at all.
        case unknown
    }

    /// A value of the sample in the form in which it may be shown.
    public struct SampleValue: Sendable, Equatable, Encodable {
        /// The key in the schema file.
        public var field: String
        /// The value without anything personal; nothing where the row has none.
        public var shown: String?
    }

    /// The schema.
    public var schema: OrderSchema
    /// The fields in the order of the schema, those of the history behind them.
    public var findings: [Finding]
    /// Why each join is as it is, by its name.
    public var joinReasons: [String: String]
    /// Where the meaning of each status word or code comes from.
    public var statusReasons: [String: String]
    /// Tables that look like orders and were not taken.
    public var otherTables: [OtherTable]
    /// What the operator has to decide or to know.
    public var remarks: [PerLanguage<String>]
    /// Whether the column of order numbers is indexed.
    public var numberIndex: NumberIndex
    /// A row of the order table, with nothing personal in it.
    public var sampleRow: [SampleValue]
    /// Some values of the column of order numbers are those of the shop's format.
    public var hasOrderNumbers: Bool
}
