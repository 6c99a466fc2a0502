extension OrderSchema {
    /// A further table of which columns are read: customers, lines, words for status codes.
    public struct Join: Sendable, Equatable {
        /// A pair of columns that must be equal.
        public struct Condition: Sendable, Equatable {
            /// The column of the order table, or of another join with its name and a dot: `client.IdAdresse`.
            public var column: String
            /// The column of the joined table.
            public var equals: String

            /// Creates a condition.
            public init(column: String, equals: String) {
                self.column = column
                self.equals = equals
            }
        }

        /// The name that stands before its columns in ``OrderSchema/Columns``.
        public var name: String
        /// The table.
        public var table: String
        /// What must be equal, all of it.
        public var conditions: [Condition]
        /// A column by which the first row is chosen where several match, as the lines of an order do. Without it, only one row
        /// may match: an order that comes twice is shown to nobody.
        public var first: String?

        /// Creates a join.
        public init(name: String, table: String, conditions: [Condition], first: String? = nil) {
            self.name = name
            self.table = table
            self.conditions = conditions
            self.first = first
        }
    }

    /// A column and the join that it comes through, if any.
    struct ColumnPlace: Hashable {
        var join: String?
        var column: String
    }

    /// Where a name of a column leads: what stands before its first dot may be a join.
    func place(of name: String) -> ColumnPlace {
        guard let dot = name.firstIndex(of: "."), let join = joins.first(where: { $0.name == name[..<dot] }) else {
            return ColumnPlace(column: name)
        }
        return ColumnPlace(join: join.name, column: String(name[name.index(after: dot)...]))
    }

    /// The joins, each after those that its conditions name.
    var joinsInOrder: [Join] {
        var open = joins.sorted { $0.name < $1.name }
        var ordered: [Join] = []
        while let next = open.firstIndex(where: { join in needs(of: join).isDisjoint(with: open.map(\.name)) }) {
            ordered.append(open.remove(at: next))
        }
        return ordered
    }

    private func needs(of join: Join) -> Set<String> {
        Set(join.conditions.compactMap { place(of: $0.column).join })
    }

    /// What is wrong with the joins, if something is.
    var problemOfJoins: String? {
        guard joins.count <= Self.mostJoins else { return "there may be \(Self.mostJoins) joins at most." }
        if let bare = joins.first(where: \.conditions.isEmpty) {
            return "\"\(bare.name)\" needs \"on\" with a pair of columns, such as {IdClient: Id}."
        }
        if let dotted = joins.first(where: { $0.name.isEmpty || $0.name.contains(".") }) {
            return "the name \"\(dotted.name)\" must not be empty nor hold a dot."
        }
        guard place(of: columns.number).join == nil, history?.refersTo.map({ place(of: $0).join == nil }) ?? true else {
            return "the order number, and what the history refers to, must be columns of the order table itself."
        }
        guard joinsInOrder.count == joins.count else { return "they need each other in a circle." }
        return nil
    }

    /// No order is spread over more tables.
    static let mostJoins = 12
}
