/// A verified order as other programs get it.
package struct OrderResponse: Encodable, Sendable, Equatable {
    package struct Change: Encodable, Sendable, Equatable {
        package var on: LocalDate
        package var status: OrderStatus
        package var statusText: String
    }

    package var orderNumber: String
    package var customer: String
    package var product: String?
    package var quantity: Int?
    package var orderedOn: LocalDate?
    package var shipsBy: LocalDate?
    package var status: OrderStatus
    package var statusText: String
    package var late: Bool
    package var explanation: String
    package var price: Money?
    package var parcel: Parcel?
    package var history: [Change]

    package init(_ card: OrderCard) {
        let order = card.order
        orderNumber = order.number.description
        customer = order.customer
        product = order.product
        quantity = order.quantity
        orderedOn = order.orderedOn
        shipsBy = order.shipsBy
        status = order.status
        statusText = card.statusText
        late = order.isLate
        explanation = card.explanation
        price = order.price
        parcel = order.parcel
        history = zip(order.history, card.historyTexts).map { Change(on: $0.on, status: $0.status, statusText: $1) }
    }

    private enum Key: String, CodingKey {
        case orderNumber, customer, product, quantity, orderedOn, shipsBy, status, statusText, late, explanation, price
        case parcel, history
    }

    /// Every field is there, null where the shop's database says nothing; only price and parcel may be absent.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(orderNumber, forKey: .orderNumber)
        try container.encode(customer, forKey: .customer)
        try container.encode(product, forKey: .product)
        try container.encode(quantity, forKey: .quantity)
        try container.encode(orderedOn, forKey: .orderedOn)
        try container.encode(shipsBy, forKey: .shipsBy)
        try container.encode(status, forKey: .status)
        try container.encode(statusText, forKey: .statusText)
        try container.encode(late, forKey: .late)
        try container.encode(explanation, forKey: .explanation)
        try container.encodeIfPresent(price, forKey: .price)
        try container.encodeIfPresent(parcel, forKey: .parcel)
        try container.encode(history, forKey: .history)
    }
}
