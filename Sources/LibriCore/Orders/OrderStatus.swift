/// Where an order stands, in words that every shop shares.
public enum OrderStatus: String, Sendable, Codable, CaseIterable {
    /// The order has been placed.
    case received
    /// The customer's file is being checked.
    case checkingFile
    /// The shop waits for the customer: a file, a payment, an answer.
    case awaitingCustomer
    /// The order is being printed or bound.
    case inProduction
    /// Printing is finished.
    case printed
    /// The parcel has left.
    case shipped
    /// The parcel has arrived.
    case delivered
    /// The order was cancelled.
    case cancelled
    /// The shop's own status is not mapped to one of these.
    case unknown

    /// Whether the shop is to ship the order: it has not left, is not cancelled and does not wait for the customer. Of a
    /// status that is not known nothing is said: the order may have been refunded.
    public var isDueToShip: Bool {
        switch self {
        case .received, .checkingFile, .inProduction, .printed: true
        case .awaitingCustomer, .shipped, .delivered, .cancelled, .unknown: false
        }
    }
}
