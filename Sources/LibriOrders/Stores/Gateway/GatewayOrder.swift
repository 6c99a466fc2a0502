/// An order between a gateway and who asks it.
struct GatewayOrder: Codable, Sendable {
    private let number: String
    private let customer: GatewayName
    private let product: String?
    private let quantity: Int?
    private let orderedOn: LocalDate?
    private let shipsBy: LocalDate?
    private let status: OrderStatus
    private let price: GatewayPrice?
    private let parcel: GatewayParcel?
    private let history: [GatewayChange]
    private let details: [GatewayDetail]
    private let unreadable: [String]

    private enum CodingKeys: String, CodingKey {
        case number, customer, product, quantity, orderedOn, shipsBy, status, price, parcel, history, details,
            unreadable
    }

    /// Takes an order within the bounds; what cannot be brought within them is unreadable.
    init(_ order: Order) {
        number = order.number.description
        customer = GatewayName(order.customer)
        product = order.product?.boundedForGateway
        quantity = order.quantity.flatMap { $0 > 0 ? $0 : nil }
        orderedOn = order.orderedOn
        shipsBy = order.shipsBy
        status = order.status
        price = order.price.flatMap(GatewayPrice.init)
        parcel = order.parcel.map(GatewayParcel.init)
        // The latest, as stores give them.
        history = order.history.suffix(OrderQueries.longestHistory).map(GatewayChange.init)
        let details = order.details.prefix(OrderSchema.mostDetails).map { ($0.name, GatewayDetail($0)) }
        self.details = details.compactMap(\.1)
        let lost =
            (order.quantity != nil && quantity == nil ? ["quantity"] : [])
            + (order.price != nil && price == nil ? ["price"] : [])
            + details.filter { $0.1 == nil }.map(\.0.boundedForGateway)
        unreadable = Array((order.unreadable.map(\.boundedForGateway) + lost).prefix(Self.mostUnreadable))
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        number = try container.text(forKey: .number)
        customer = try container.decode(GatewayName.self, forKey: .customer)
        product = try container.textIfPresent(forKey: .product)
        quantity = try container.decodeIfPresent(Int.self, forKey: .quantity)
        try container.require(quantity.map { $0 > 0 } ?? true, forKey: .quantity)
        orderedOn = try container.decodeIfPresent(LocalDate.self, forKey: .orderedOn)
        shipsBy = try container.decodeIfPresent(LocalDate.self, forKey: .shipsBy)
        // A gateway of a later version may know more statuses; its orders are shown all the same.
        status = OrderStatus(rawValue: try container.text(forKey: .status)) ?? .unknown
        price = try container.decodeIfPresent(GatewayPrice.self, forKey: .price)
        parcel = try container.decodeIfPresent(GatewayParcel.self, forKey: .parcel)
        history = try container.list(GatewayChange.self, forKey: .history, upTo: OrderQueries.longestHistory)
        details = try container.list(GatewayDetail.self, forKey: .details, upTo: OrderSchema.mostDetails)
        unreadable = try container.list(GatewayText.self, forKey: .unreadable, upTo: Self.mostUnreadable).map(\.text)
    }

    func order(format: OrderNumberFormat) throws(OrderNumberError) -> Order {
        Order(
            number: try OrderNumber(strictly: number, format: format), customer: customer.name, product: product,
            quantity: quantity, orderedOn: orderedOn, shipsBy: shipsBy, status: status, price: price?.money,
            parcel: parcel?.parcel, history: history.map(\.change), details: details.map(\.detail),
            unreadable: unreadable)
    }

    /// All fields and details, and some.
    private static let mostUnreadable = 50
}

/// A text of a list.
private struct GatewayText: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let text = try container.decode(String.self).checkedFromGateway else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "The text is too long.")
        }
        self.text = text
    }
}
