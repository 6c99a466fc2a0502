/// An order as a store holds it, with the customer's name in clear.
///
/// It never leaves this module's door: an ``OrderMasker`` makes a ``MaskedOrder`` of it once number and surname match.
public struct Order: Sendable, Equatable {
    /// The whole order number.
    public var number: OrderNumber
    /// The customer's name.
    public var customer: CustomerName
    /// What was ordered.
    public var product: String?
    /// The number of copies.
    public var quantity: Int?
    /// The day of the order.
    public var orderedOn: LocalDate?
    /// The day by which it is to be shipped.
    public var shipsBy: LocalDate?
    /// Where it stands.
    public var status: OrderStatus
    /// What it costs.
    public var price: Money?
    /// The parcel, once shipped.
    public var parcel: Parcel?
    /// Its statuses, oldest first.
    public var history: [StatusChange]
    /// Further fields that the shop shows.
    public var details: [OrderDetail]
    /// The fields whose value in the store is not what it must be, such as a day that the calendar has not; the field is
    /// then as if it were empty. For the operator's log.
    public var unreadable: [String]

    /// Creates an order.
    public init(
        number: OrderNumber, customer: CustomerName, product: String? = nil, quantity: Int? = nil,
        orderedOn: LocalDate? = nil, shipsBy: LocalDate? = nil, status: OrderStatus = .unknown, price: Money? = nil,
        parcel: Parcel? = nil, history: [StatusChange] = [], details: [OrderDetail] = [],
        unreadable: [String] = []
    ) {
        self.number = number
        self.customer = customer
        self.product = product
        self.quantity = quantity
        self.orderedOn = orderedOn
        self.shipsBy = shipsBy
        self.status = status
        self.price = price
        self.parcel = parcel
        self.history = history
        self.details = details
        self.unreadable = unreadable
    }
}

extension Order: CustomStringConvertible, CustomReflectable {
    /// The number alone: a description never prints a name.
    public var description: String { "Order(\(number))" }
    /// Nothing within: a dump never prints a name either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
