/// The bounds of one generation.
struct GenerationLimits: Sendable {
    /// After which the first piece must have come.
    var firstPiece: Duration?
    /// The longest wait between two pieces.
    var gap: Duration?
    /// After which the text must have ended.
    var total: Duration
    /// The most Unicode scalars of the text.
    var characters: Int?
}
