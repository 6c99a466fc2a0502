import LibriOrders

extension Order {
    /// The order as a database without some columns gives it.
    func without(_ fields: Set<OrderStoreConformance.Field>) -> Order {
        var order = self
        if fields.contains(.days) { (order.orderedOn, order.shipsBy) = (nil, nil) }
        if fields.contains(.history) { order.history = [] }
        if fields.contains(.parcel) { order.parcel = nil }
        if fields.contains(.price) { order.price = nil }
        if fields.contains(.product) { order.product = nil }
        if fields.contains(.quantity) { order.quantity = nil }
        if fields.contains(.status) { order.status = .unknown }
        return order
    }

    /// The names of the fields in which two orders differ.
    func differences(from other: Order) -> [String] {
        let comparisons: [(String, Bool)] = [
            ("number", number == other.number), ("customer", customer == other.customer),
            ("product", product == other.product), ("quantity", quantity == other.quantity),
            ("day of order", orderedOn == other.orderedOn), ("day of shipping", shipsBy == other.shipsBy),
            ("status", status == other.status), ("price", price == other.price), ("parcel", parcel == other.parcel),
            ("history", history == other.history),
        ]
        return comparisons.filter { !$0.1 }.map(\.0)
    }
}
