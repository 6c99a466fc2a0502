/// What a column's declared type holds.
enum ColumnKind: Sendable, Equatable {
    case text, integer, decimal, day, moment, flag, binary
    /// The type says nothing, as SQLite's may: the values decide.
    case open

    /// - Parameter type: The type in the words of any database: `varchar(20)`, `NUMBER(10,0)`, `datetime2`.
    init(type: String) {
        let type = type.folded()
        func has(_ pieces: String...) -> Bool { pieces.contains { type.contains($0) } }
        self =
            if has("tinyint(1)", "bool", "yesno") || type == "bit" || type.hasPrefix("bit ") {
                .flag
            } else if has(
                "datetime", "timestamp")
            {
                .moment
            } else if type.hasPrefix("date") {
                .day
            } else if has("char", "text", "clob", "string", "enum", "uniqueid", "uuid") {
                .text
            } else if has("blob", "binary", "bytea", "image", "raw") {
                .binary
            } else if type.hasPrefix("number")
                || type.hasPrefix("numeric") || type.hasPrefix("decimal")
            {
                Self.hasPlaces(type) ? .decimal : .integer
            } else if has("money", "float", "double", "real", "currency") {
                .decimal
            } else if has("interval", "point", "time") {
                .open
            } else if has("int", "serial", "counter", "autonumber", "byte") { .integer } else { .open }
    }

    /// Whether a type of numbers has decimal places, or does not tell: `numeric(10,2)`, `decimal`.
    private static func hasPlaces(_ type: String) -> Bool {
        guard let open = type.firstIndex(of: "(") else { return true }
        let sizes = type[type.index(after: open)...].prefix { $0 != ")" }.split(separator: ",")
        return sizes.count > 1 && sizes[1].contains { ("1"..."9").contains($0) }
    }

    /// Whether two columns' values can be compared as they are.
    func isComparable(to other: ColumnKind) -> Bool {
        switch (self, other) {
        case (.open, _), (_, .open): true
        case (.integer, .decimal), (.decimal, .integer), (.integer, .integer), (.decimal, .decimal): true
        case (.binary, _), (_, .binary), (.flag, _), (_, .flag): false
        default: self == other
        }
    }
}
