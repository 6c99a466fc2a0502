/// What may be said about an order to somebody who gave its number and surname.
///
/// Only this value can be worded and rendered. It holds no address, telephone, e-mail or margin, and the
/// name only as far as the shop shows it.
public struct MaskedOrder: Sendable, Equatable {
    /// The whole order number.
    public var number: OrderNumber
    /// The customer's name, masked: `M. RAMI`.
    public var customer: String
    /// What was ordered, in the shop's words.
    public var product: String?
    /// The number of copies.
    public var quantity: Int?
    /// The day of the order.
    public var orderedOn: LocalDate?
    /// The day by which it is to be shipped.
    public var shipsBy: LocalDate?
    /// Where it stands.
    public var status: OrderStatus
    /// It should have left and has not.
    public var isLate: Bool
    /// What it costs; absent unless the shop shows prices.
    public var price: Money?
    /// The parcel, once shipped.
    public var parcel: Parcel?
    /// Its statuses, oldest first.
    public var history: [StatusChange]
    /// Further fields that the shop shows.
    public var details: [OrderDetail]

    /// Creates a masked order; ``customer`` must already be masked.
    public init(
        number: OrderNumber, customer: String, product: String? = nil, quantity: Int? = nil,
        orderedOn: LocalDate? = nil, shipsBy: LocalDate? = nil, status: OrderStatus = .unknown, isLate: Bool = false,
        price: Money? = nil, parcel: Parcel? = nil, history: [StatusChange] = [], details: [OrderDetail] = []
    ) {
        self.number = number
        self.customer = customer
        self.product = product
        self.quantity = quantity
        self.orderedOn = orderedOn
        self.shipsBy = shipsBy
        self.status = status
        self.isLate = isLate
        self.price = price
        self.parcel = parcel
        self.history = history
        self.details = details
    }
}

/// An amount in a currency.
public struct Money: Sendable, Equatable, Codable {
    /// The decimal amount with a point and two places: `48.50`.
    public var amount: String
    /// The ISO 4217 code: `EUR`.
    public var currency: String

    /// Creates an amount.
    public init(amount: String, currency: String) {
        self.amount = amount
        self.currency = currency
    }

    /// Creates an amount from hundredths.
    public init(cents: Int, currency: String = "EUR") {
        let sign = cents < 0 ? "-" : ""
        let rest = cents.magnitude % 100
        self.init(amount: "\(sign)\(cents.magnitude / 100).\(rest < 10 ? "0" : "")\(rest)", currency: currency)
    }
}

/// A shipped parcel.
public struct Parcel: Sendable, Equatable, Codable {
    /// The carrier's name.
    public var carrier: String
    /// The carrier's number for the parcel.
    public var trackingNumber: String?
    /// Where the carrier shows the parcel; only of known carriers.
    public var url: String?

    /// Creates a parcel.
    public init(carrier: String, trackingNumber: String? = nil, url: String? = nil) {
        self.carrier = carrier
        self.trackingNumber = trackingNumber
        self.url = url
    }
}

/// An order reached a status on a day.
public struct StatusChange: Sendable, Equatable {
    /// The day.
    public var on: LocalDate
    /// The status from that day.
    public var status: OrderStatus

    /// Creates a change.
    public init(on: LocalDate, status: OrderStatus) {
        self.on = on
        self.status = status
    }
}
