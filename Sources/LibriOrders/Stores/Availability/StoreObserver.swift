/// Is told how an order store does, to count it; never of which order.
public protocol StoreObserver: Sendable {
    /// The store was asked and has answered, or failed.
    ///
    /// - Parameters:
    ///   - time: How long it took.
    ///   - failure: Why it failed, if it did.
    func storeAnswered(in time: Duration, failure: OrderStoreError.Code?)

    /// The store has failed so often that it is not asked for a while, or it answers again.
    func storeIsOut(_ isOut: Bool)
}
