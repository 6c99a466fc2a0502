/// The orders for the shop's own people: no surname is needed, and every look is written down before anything is shown.
public struct OrderDesk: Sendable {
    private let store: any OrderStore
    private let masker: any OrderMasker
    private let accesses: any AccessLog
    private let user: String

    /// Creates a desk.
    ///
    /// - Parameters:
    ///   - store: Where orders are read from.
    ///   - masker: Removes what may not be said.
    ///   - accesses: Is told of every look.
    ///   - user: The system's name of whoever sits at the desk.
    public init(
        store: some OrderStore, masker: some OrderMasker, accesses: some AccessLog, user: String
    ) {
        self.store = store
        self.masker = masker
        self.accesses = accesses
        self.user = user
    }

    /// The orders with a number or first block, masked.
    ///
    /// - Throws: ``OrderStoreError``, or what the access log throws; nothing is shown then.
    public func orders(matching reference: OrderReference) async throws -> [MaskedOrder] {
        let orders = try await store.orders(matching: reference, limit: Self.most)
        try await record(orders.isEmpty ? .unknownNumber : .shown, reference)
        return orders.map(masker.mask)
    }

    /// The same with the customers' whole names.
    ///
    /// - Parameters:
    ///   - reference: The number or first block.
    ///   - reason: Why the name is needed; it is written down.
    /// - Throws: ``OrderStoreError``, or what the access log throws; nothing is shown then.
    public func reveal(
        _ reference: OrderReference, because reason: RevealReason
    ) async throws -> [(order: MaskedOrder, customer: CustomerName)] {
        let orders = try await store.orders(matching: reference, limit: Self.most)
        try await record(orders.isEmpty ? .unknownNumber : .revealed, reference, reason)
        return orders.map { (masker.mask($0), $0.customer) }
    }

    /// The orders that pass a filter, masked, the latest first.
    ///
    /// - Throws: ``OrderStoreError``, or what the access log throws; nothing is shown then.
    public func find(_ filter: OrderFilter, limit: Int) async throws -> [MaskedOrder] {
        guard let store = store as? any SearchableOrderStore else {
            throw OrderStoreError(
                .unavailable,
                "This order store finds orders by their numbers alone. Look one up with: orders show NUMBER")
        }
        let orders = try await store.orders(where: filter, limit: limit)
        try await record(.listed, nil)
        return orders.map(masker.mask)
    }

    /// Writes down that the locks of an order were removed.
    public func recordUnlocking(of reference: OrderReference) async throws { try await record(.unlocked, reference) }

    private func record(
        _ outcome: OrderAccess.Outcome, _ reference: OrderReference?, _ reason: RevealReason? = nil
    ) async throws {
        try await accesses.record(
            OrderAccess(
                reference: reference, outcome: outcome, client: .local, source: .staff, user: user, reason: reason))
    }

    private static let most = 50
}
