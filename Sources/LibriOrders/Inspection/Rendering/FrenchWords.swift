/// The words of the questionnaire for the fields of an order.
extension OrderSchema.Field {
    var french: String {
        switch self {
        case .number: "numéro de commande"
        case .customer: "nom du client"
        case .firstName: "prénom du client"
        case .product: "produit"
        case .quantity: "nombre d’exemplaires"
        case .orderedOn: "date de commande"
        case .shipsBy: "date d’expédition promise"
        case .status: "état de la commande"
        case .price: "prix TTC"
        case .carrier: "transporteur"
        case .trackingNumber: "numéro de suivi"
        }
    }
}

extension OrderStatus {
    /// What the status means, for the questionnaire.
    var french: String {
        switch self {
        case .received: "commande reçue"
        case .checkingFile: "fichier en vérification"
        case .awaitingCustomer: "en attente du client"
        case .inProduction: "en production"
        case .printed: "imprimée"
        case .shipped: "expédiée"
        case .delivered: "livrée"
        case .cancelled: "annulée"
        case .unknown: "inconnu : rien n’est dit au client"
        }
    }
}
