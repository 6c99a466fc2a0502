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
}
