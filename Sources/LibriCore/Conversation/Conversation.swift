public import Foundation

/// The state of a conversation between two messages, as a value.
public struct Conversation: Sendable, Equatable, Codable {
    /// An identifier, random and without meaning.
    public var id: String
    /// When it began.
    public var startedAt: Date
    /// The language last spoken.
    public var language: Language
    /// The number of messages answered.
    public var turns: Int
    /// What the customer has given for an order question that is still open.
    public var pending: OrderSlots?
    /// The order that the customer has proved to know.
    public var verified: VerifiedOrder?
    /// What the last reply asked the customer to choose from, if that was all it said.
    public var offered: SubjectChoice?

    /// Creates an empty conversation.
    public init(id: String = UUID().uuidString.lowercased(), startedAt: Date, language: Language = .french) {
        self.id = id
        self.startedAt = startedAt
        self.language = language
        turns = 0
    }

    /// A verified order is forgotten this long after it was verified.
    public static let verifiedLifetime: TimeInterval = 30 * 60
    /// A verified order is forgotten when nothing was asked about it for this long.
    public static let verifiedIdleTime: TimeInterval = 15 * 60

    /// A choice that was not made is forgotten after this long.
    public static let choiceLifetime: TimeInterval = 15 * 60

    /// The conversation as it stands at a moment: what has expired by then is gone.
    public func current(at now: Date) -> Conversation {
        var copy = self
        if let verified {
            let isExpired =
                now.timeIntervalSince(verified.verifiedAt) >= Self.verifiedLifetime
                || now.timeIntervalSince(verified.usedAt) >= Self.verifiedIdleTime
                || now < verified.verifiedAt
            if isExpired { copy.verified = nil }
        }
        if let offered, !(0..<Self.choiceLifetime).contains(now.timeIntervalSince(offered.offeredAt)) {
            copy.offered = nil
        }
        return copy
    }
}

/// The two things that an order look-up needs, as far as they are known.
public struct OrderSlots: Sendable, Equatable, Codable {
    /// The order's number or first block.
    public var reference: OrderReference?
    /// The customer's name.
    public var name: StatedName?
    /// Further orders that were asked about in the same message.
    public var further: [OrderReference] = []
    /// When number and name were refused, if they were.
    public var refusedAt: Date?

    /// Creates slots.
    public init(reference: OrderReference? = nil, name: StatedName? = nil) {
        self.reference = reference
        self.name = name
    }

    /// These slots with what another set knows put over them.
    public func updated(with other: OrderSlots) -> OrderSlots {
        var slots = OrderSlots(reference: other.reference ?? reference, name: other.name ?? name)
        slots.further = other.reference == nil ? further : other.further
        return slots
    }
}

/// An order whose number and surname were given rightly.
///
/// It holds what is needed to ask the order door again, so that every later answer passes the same checks.
public struct VerifiedOrder: Sendable, Equatable, Codable {
    /// The order.
    public var reference: OrderReference
    /// The name that matched.
    public var name: StatedName
    /// When it was verified.
    public var verifiedAt: Date
    /// When it was last asked about.
    public var usedAt: Date

    /// Creates a record of a verification.
    public init(reference: OrderReference, name: StatedName, verifiedAt: Date, usedAt: Date) {
        self.reference = reference
        self.name = name
        self.verifiedAt = verifiedAt
        self.usedAt = usedAt
    }
}
