/// One row of the sample database, as the shop's own system would hold it.
struct SampleOrder: Sendable, Equatable {
    /// The number's first block, which the articles of a basket share.
    var block: Int
    var number: String
    var customer: String
    var email: String
    var telephone: String
    var address: String
    var site: String
    var status: SampleStatus
    var orderedOn: LocalDate
    var shipsBy: LocalDate
    var designation: String
    var copies: Int
    var priceCents: Int
    var marginCents: Int
    var carrier: String?
    var trackingNumber: String?
    var history: [(on: LocalDate, status: SampleStatus)]

    static func == (left: SampleOrder, right: SampleOrder) -> Bool {
        left.number == right.number && left.customer == right.customer && left.status == right.status
            && left.priceCents == right.priceCents && left.history.map(\.on) == right.history.map(\.on)
    }
}

/// The status words of the sample database, in the order in which an order passes them.
enum SampleStatus: String, Sendable, CaseIterable {
    case received = "Reçue"
    case checkingFile = "Fichier en vérification"
    case awaitingCustomer = "En attente du client"
    case inProduction = "En production"
    case printed = "Imprimée"
    case shipped = "Expédiée"
    case delivered = "Livrée"
    case cancelled = "Annulée"
}
