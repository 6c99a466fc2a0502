/// A verified order as other programs get it.
package struct OrderResponse: Encodable, Sendable, Equatable {
    package struct Change: Encodable, Sendable, Equatable {
        package var on: LocalDate
        package var status: OrderStatus
        package var statusText: String
    }

    /// A further field; `value` is a text, a number, a day or yes or no, `text` says the same in words.
    package struct Detail: Encodable, Sendable, Equatable {
        package var name: String
        package var label: String
        package var value: OrderDetail.Value
        package var text: String

        private enum Key: String, CodingKey { case name, label, value, text }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(name, forKey: .name)
            try container.encode(label, forKey: .label)
            try container.encode(text, forKey: .text)
            switch value {
            case .text(let text), .choice(let text, _), .decimal(let text): try container.encode(text, forKey: .value)
            case .integer(let number): try container.encode(number, forKey: .value)
            case .day(let day): try container.encode(day, forKey: .value)
            case .flag(let isSo): try container.encode(isSo, forKey: .value)
            }
        }
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
    package var details: [Detail]

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
        details = zip(order.details, card.detailTexts).map { detail, text in
            Detail(name: detail.name, label: detail.label[card.language], value: detail.value, text: text)
        }
    }

    private enum Key: String, CodingKey {
        case orderNumber, customer, product, quantity, orderedOn, shipsBy, status, statusText, late, explanation, price
        case parcel, history, details
    }

    /// Every field is there, null where the shop's database says nothing; only price, parcel and details may be absent.
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
        if !details.isEmpty { try container.encode(details, forKey: .details) }
    }
}
