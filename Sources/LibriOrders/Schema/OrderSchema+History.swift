extension OrderSchema {
    /// The table of status changes.
    public struct History: Sendable, Equatable {
        /// The table's name.
        public var table: String
        /// The column that says which order a change belongs to.
        public var number: String
        /// The column of the order table that ``number`` refers to; the order number where it is not told.
        public var refersTo: String?
        /// The column with the day.
        public var on: String
        /// The column with the status word or code.
        public var status: String
        /// A column that counts up, for the order of changes of one day.
        public var sequence: String?

        /// Creates a mapping.
        public init(
            table: String, number: String, refersTo: String? = nil, on: String, status: String, sequence: String? = nil
        ) {
            self.table = table
            self.number = number
            self.refersTo = refersTo
            self.on = on
            self.status = status
            self.sequence = sequence
        }

        /// Every column that is read or compared.
        var columns: [String] { [number, on, status] + [sequence].compactMap(\.self) }
    }
}
