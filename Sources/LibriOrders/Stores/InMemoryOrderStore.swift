/// Orders in memory, for tests and small trials.
public struct InMemoryOrderStore: SearchableOrderStore {
    private let byFirstBlock: [String: [Order]]

    /// Creates a store of some orders.
    public init(_ orders: [Order]) {
        byFirstBlock = Dictionary(grouping: orders, by: \.number.firstBlock)
            .mapValues { $0.sorted { $0.number.description < $1.number.description } }
    }

    /// The orders with a number or first block.
    public func orders(matching reference: OrderReference, limit: Int) async throws(OrderStoreError) -> [Order] {
        let block = byFirstBlock[reference.firstBlock] ?? []
        switch reference {
        case .full(let number): return Array(block.filter { $0.number == number }.prefix(limit))
        case .firstBlock: return Array(block.prefix(limit))
        }
    }

    /// The orders that pass a filter, the latest first.
    public func orders(where filter: OrderFilter, limit: Int) async throws(OrderStoreError) -> [Order] {
        var latest = LatestOrders(limit: limit)
        for order in byFirstBlock.values.joined() where filter.matches(order) { latest.add(order) }
        return latest.sorted
    }
}
