extension OrderSchema {
    /// The columns of an order.
    ///
    /// A name is that of a column of the order table, or of a joined table with the join's name and a dot before it:
    /// `client.Nom`. Of an order API it is the path to a field: `customer.lastName`.
    public struct Columns: Sendable, Equatable {
        /// The order number.
        public var number: String
        /// The customer's name: the whole, or the surname where ``firstName`` has a column of its own.
        public var customer: String
        /// The customer's first name, where the shop keeps it apart.
        public var firstName: String?
        /// What was ordered.
        public var product: String?
        /// The number of copies.
        public var quantity: String?
        /// The day of the order.
        public var orderedOn: String?
        /// The day by which it is to be shipped.
        public var shipsBy: String?
        /// The status word or code.
        public var status: String?
        /// The price.
        public var price: String?
        /// The carrier's name.
        public var carrier: String?
        /// The carrier's number for the parcel.
        public var trackingNumber: String?

        /// Creates a mapping.
        public init(
            number: String, customer: String, firstName: String? = nil, product: String? = nil, quantity: String? = nil,
            orderedOn: String? = nil, shipsBy: String? = nil, status: String? = nil, price: String? = nil,
            carrier: String? = nil, trackingNumber: String? = nil
        ) {
            self.number = number
            self.customer = customer
            self.firstName = firstName
            self.product = product
            self.quantity = quantity
            self.orderedOn = orderedOn
            self.shipsBy = shipsBy
            self.status = status
            self.price = price
            self.carrier = carrier
            self.trackingNumber = trackingNumber
        }
    }
}
