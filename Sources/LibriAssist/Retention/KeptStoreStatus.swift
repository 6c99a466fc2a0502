/// What one store holds.
public struct KeptStoreStatus: Sendable, Equatable, Encodable {
    /// The store.
    public var store: KeptStore
    /// The file that it lies in, perhaps with others.
    public var file: String
    /// How long it is kept; a lock from its end on.
    public var retentionSeconds: Int
    /// How many rows there are.
    public var rows: Int
    /// How many of them are past their time.
    public var expired: Int
    /// The day of the oldest, where there is one.
    public var oldest: LocalDate?
    /// Why the file cannot be read, and what to do.
    public var error: String?
}
