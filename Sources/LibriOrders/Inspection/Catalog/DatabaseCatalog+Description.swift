extension DatabaseCatalog: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The tables' names and counts: a description never prints what their rows hold.
    public var description: String {
        "DatabaseCatalog(\(tables.count) tables: \(tables.map(\.description).joined(separator: ", ")))"
    }
    /// The same, for a debugger.
    public var debugDescription: String { description }
    /// The tables alone, each without its rows: a dump never prints them either.
    public var customMirror: Mirror { Mirror(self, children: ["tables": tables]) }
}

extension DatabaseCatalog.Table: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name and the counts: a description never prints what the rows hold.
    public var description: String {
        "\(name) (\(columns.count) columns, \(rowCount.map { "\($0) rows" } ?? "rows not counted"), "
            + "\(sample.count) sampled)"
    }
    /// The same, for a debugger.
    public var debugDescription: String { description }
    /// Nothing of the rows: a dump never prints them either.
    public var customMirror: Mirror {
        Mirror(
            self,
            children: ["name": name, "columns": columns.count, "rowCount": rowCount as Any, "sampled": sample.count])
    }
}
