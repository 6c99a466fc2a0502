/// How one generation went, without a word of it.
public struct GenerationReport: Sendable {
    /// From the beginning to the end.
    public var time: Duration = .zero
    /// From the beginning to the first piece, if one came.
    public var firstPiece: Duration?
    /// The pieces that were passed on; servers write a token, or a few, in a piece.
    public var pieces = 0
    /// Their Unicode scalars.
    public var characters = 0
    /// Why it failed, if it did.
    public var failure: ModelError?
}
