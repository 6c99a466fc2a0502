/// What a purge did to one store.
public struct KeptStorePurge: Sendable, Equatable, Encodable {
    /// The store.
    public var store: KeptStore
    /// The file that it lies in, perhaps with others.
    public var file: String
    /// How many rows were removed.
    public var removed: Int
    /// Whether no row past its time is left, and nothing of removed ones can be read in the file or beside it.
    public var erased: Bool
    /// Why not, and what to do.
    public var error: String?
}
