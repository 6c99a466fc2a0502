/// A value as a store gives it, whatever its database.
public enum StoredValue: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])

    var isNull: Bool { self == .null }
}

/// The values of one order, in the order of ``OrderSchema/selection``.
protocol StoredRow {
    /// The value at a place, counted from 0.
    func value(at place: Int) -> StoredValue
}
