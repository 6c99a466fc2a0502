/// The model itself was not asked: it is loading, left alone for a while, or has enough to do.
struct ModelWasNotAsked: Error {}

extension ModelError {
    /// The model itself was not asked, so that the failure says nothing of it; the operator has read before why.
    public var isWithoutAsking: Bool { underlying is ModelWasNotAsked }
}
