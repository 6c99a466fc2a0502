/// Where an order database, or an order API, keeps what: tables, columns and status words.
///
/// A store reads the columns named here and no others.
public struct OrderSchema: Sendable, Equatable {
    /// The order table or view; of an order API the path to the list of orders in an answer.
    public var table: String
    /// Further tables of which columns are read.
    public var joins: [Join]
    /// Its columns.
    public var columns: Columns
    /// Further columns that the shop shows.
    public var details: [Detail]
    /// In which order the customer's column holds first name and surname.
    public var nameOrder: NameOrder
    /// How the column of order numbers writes them.
    public var numberStyle: NumberStyle
    /// The table of status changes, if there is one.
    public var history: History?
    /// How days are written.
    public var dates: DateReading
    /// How numbers are written where they are text.
    public var numbers: NumberReading
    /// The ISO 4217 code of prices.
    public var currency: String
    private var statuses: [String: OrderStatus]
    /// What the shop's words mean, as the schema file has them.
    private(set) var statusesAsWritten: [String: OrderStatus]

    /// Creates a schema.
    ///
    /// - Parameters:
    ///   - table: The order table or view.
    ///   - joins: Further tables of which columns are read.
    ///   - columns: Its columns.
    ///   - details: Further columns that the shop shows.
    ///   - nameOrder: In which order the customer's column holds first name and surname.
    ///   - numberStyle: How the column of order numbers writes them.
    ///   - history: The table of status changes.
    ///   - statuses: What the shop's status words or codes mean; case and accents do not matter.
    ///   - dates: How days are written.
    ///   - numbers: How numbers are written where they are text.
    ///   - currency: The ISO 4217 code of prices.
    public init(
        table: String, joins: [Join] = [], columns: Columns, details: [Detail] = [], nameOrder: NameOrder = .unknown,
        numberStyle: NumberStyle = .printed, history: History? = nil, statuses: [String: OrderStatus],
        dates: DateReading = DateReading(), numbers: NumberReading = NumberReading(), currency: String = "EUR"
    ) {
        self.table = table
        self.joins = joins
        self.columns = columns
        self.details = details
        self.nameOrder = nameOrder
        self.numberStyle = numberStyle
        self.history = history
        self.dates = dates
        self.numbers = numbers
        self.currency = currency
        statusesAsWritten = statuses
        self.statuses = Dictionary(statuses.map { ($0.folded(), $1) }, uniquingKeysWith: { first, _ in first })
    }

    /// What a status word means; ``OrderStatus/unknown`` when it is not mapped.
    public func status(for word: String) -> OrderStatus { mappedStatus(for: word) ?? .unknown }

    /// What a status word means; nothing when it is not mapped.
    func mappedStatus(for word: String) -> OrderStatus? {
        // Most rows hold a word as the schema has it: to fold it takes longer than to read it.
        statusesAsWritten[word] ?? statuses[word.folded().split(whereSeparator: \.isWhitespace).joined(separator: " ")]
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
