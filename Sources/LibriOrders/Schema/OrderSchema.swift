/// Where an order database keeps what: tables, columns and status words.
///
/// A store selects the columns named here and no others.
public struct OrderSchema: Sendable, Equatable {
    /// The columns of the order table.
    public struct Columns: Sendable, Equatable {
        /// The order number.
        public var number: String
        /// The customer's name.
        public var customer: String
        /// What was ordered.
        public var product: String?
        /// The number of copies.
        public var quantity: String?
        /// The day of the order.
        public var orderedOn: String?
        /// The day by which it is to be shipped.
        public var shipsBy: String?
        /// The status word.
        public var status: String?
        /// The price.
        public var price: String?
        /// The carrier's name.
        public var carrier: String?
        /// The carrier's number for the parcel.
        public var trackingNumber: String?

        /// Creates a mapping.
        public init(
            number: String, customer: String, product: String? = nil, quantity: String? = nil,
            orderedOn: String? = nil, shipsBy: String? = nil, status: String? = nil, price: String? = nil,
            carrier: String? = nil, trackingNumber: String? = nil
        ) {
            self.number = number
            self.customer = customer
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

    /// The table of status changes.
    public struct History: Sendable, Equatable {
        /// The table's name.
        public var table: String
        /// The column with the order number.
        public var number: String
        /// The column with the day.
        public var on: String
        /// The column with the status word.
        public var status: String

        /// Creates a mapping.
        public init(table: String, number: String, on: String, status: String) {
            self.table = table
            self.number = number
            self.on = on
            self.status = status
        }
    }

    /// The order table or view.
    public var table: String
    /// Its columns.
    public var columns: Columns
    /// Further columns that the shop shows.
    public var details: [Detail]
    /// In which order the customer's column holds first name and surname.
    public var nameOrder: NameOrder
    /// The table of status changes, if there is one.
    public var history: History?
    /// The ISO 4217 code of prices.
    public var currency: String
    private var statuses: [String: OrderStatus]
    private var statusesAsWritten: [String: OrderStatus]

    /// Creates a schema.
    ///
    /// - Parameters:
    ///   - table: The order table or view.
    ///   - columns: Its columns.
    ///   - details: Further columns that the shop shows.
    ///   - nameOrder: In which order the customer's column holds first name and surname.
    ///   - history: The table of status changes.
    ///   - statuses: What the shop's status words mean; case and accents do not matter.
    ///   - currency: The ISO 4217 code of prices.
    public init(
        table: String, columns: Columns, details: [Detail] = [], nameOrder: NameOrder = .unknown,
        history: History? = nil, statuses: [String: OrderStatus], currency: String = "EUR"
    ) {
        self.table = table
        self.columns = columns
        self.details = details
        self.nameOrder = nameOrder
        self.history = history
        self.currency = currency
        statusesAsWritten = statuses
        self.statuses = Dictionary(statuses.map { ($0.folded(), $1) }, uniquingKeysWith: { first, _ in first })
    }

    /// What a status word means; ``OrderStatus/unknown`` when it is not mapped.
    public func status(for word: String) -> OrderStatus {
        // Most rows hold a word as the schema has it: to fold it takes longer than to read it.
        statusesAsWritten[word] ?? statuses[word.folded().split(whereSeparator: \.isWhitespace).joined(separator: " ")]
            ?? .unknown
    }

    /// The columns of the plan for CoolLibri, which the sample database has too.
    public static let plan = OrderSchema(
        table: "Commandes",
        columns: Columns(
            number: "NumeroCommande", customer: "NomClient", product: "Designation", quantity: "NbExemplaires",
            orderedOn: "DateCommandeDu", shipsBy: "DateExpeditionPrevue", status: "Etat", price: "Prix",
            carrier: "Transporteur", trackingNumber: "NumeroSuivi"
        ),
        history: History(table: "HistoriqueEtats", number: "NumeroCommande", on: "DateEtat", status: "Etat"),
        statuses: [
            "Reçue": .received, "Fichier en vérification": .checkingFile, "En attente du client": .awaitingCustomer,
            "En production": .inProduction, "Imprimée": .printed, "Expédiée": .shipped, "Livrée": .delivered,
            "Annulée": .cancelled,
        ]
    )
}
