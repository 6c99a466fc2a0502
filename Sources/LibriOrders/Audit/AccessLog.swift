public import Foundation

/// Is told of every access to an order.
///
/// An implementation must keep nothing from which a number, a name or a client could be read.
public protocol AccessLog: Sendable {
    /// Writes an access down, before its outcome is told to anybody.
    ///
    /// - Throws: When it cannot be written; the order must then not be shown.
    func record(_ access: OrderAccess) async throws
}

/// Somebody asked for an order.
public struct OrderAccess: Sendable, Equatable {
    /// How it went. Only the shop's own people see which refusal it was.
    public enum Outcome: String, Sendable, CaseIterable, Codable {
        /// Number and name matched; the masked order was shown.
        case found
        /// There is no such order.
        case unknownNumber
        /// There is an order, and the name is another.
        case wrongName
        /// A first block that leads to several orders, or is not enough in this shop.
        case ambiguous
        /// Refused by the limits, whatever was right.
        case locked
        /// The store did not answer.
        case unavailable
        /// Staff saw the masked order.
        case shown
        /// Staff saw the order unmasked.
        case revealed
        /// Staff listed orders.
        case listed
        /// Staff removed the locks of an order.
        case unlocked
    }

    /// Which door was asked at.
    public enum Source: String, Sendable, CaseIterable, Codable {
        /// A conversation.
        case chat
        /// The HTTP API for programs.
        case api
        /// The command line, with the customer's surname.
        case commandLine
        /// The command line, by the shop's own people.
        case staff
        /// A program that imports this library.
        case library
    }

    /// When.
    public var at: Date
    /// The order asked for; nothing where a list was.
    public var reference: OrderReference?
    /// How it went.
    public var outcome: Outcome
    /// What kind of client asked.
    public var client: ClientIdentity.Kind
    /// Which door was asked at.
    public var source: Source
    /// The system's name of the member of staff.
    public var user: String?
    /// Why staff saw an order unmasked.
    public var reason: RevealReason?

    /// Creates a record.
    public init(
        at: Date = Date(), reference: OrderReference?, outcome: Outcome, client: ClientIdentity.Kind, source: Source,
        user: String? = nil, reason: RevealReason? = nil
    ) {
        self.at = at
        self.reference = reference
        self.outcome = outcome
        self.client = client
        self.source = source
        self.user = user
        self.reason = reason
    }
}

/// Why a member of staff sees an order unmasked.
public enum RevealReason: String, Sendable, CaseIterable, Codable {
    /// The customer is on the telephone.
    case call
    /// The customer has written.
    case mail
    /// A delivery is looked into.
    case delivery
    /// A complaint is looked into.
    case complaint
    /// Somebody may have been shown what is not theirs.
    case security
}

/// Writes nothing down: for programs of one's own that keep no log.
public struct DiscardingAccessLog: AccessLog {
    /// Creates a log.
    public init() {}
    /// Nothing happens.
    public func record(_ access: OrderAccess) async {}
}
