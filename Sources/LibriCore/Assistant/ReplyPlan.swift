/// The parts that a message calls for, in the order in which they are answered.
public struct ReplyPlan: Sendable, Equatable {
    /// The parts.
    public var parts: [PlannedPart]

    /// Creates a plan; a question about an order learns from it whether it stands alone.
    public init(parts: [PlannedPart]) {
        self.parts = parts.map { part in
            guard case .order(var question) = part else { return part }
            question.isOneOfSeveral = parts.count > 1
            return .order(question)
        }
    }
}

/// One part of a plan, with everything that its responder may know.
///
/// A part about documents carries a redacted question and nothing else, so that whoever answers it, a language model
/// included, cannot see an order.
public enum PlannedPart: Sendable, Equatable {
    /// A question about an order.
    case order(OrderQuestion)
    /// More orders were asked about than are looked up at once.
    case tooManyOrders(limit: Int)
    /// A question for the documents, redacted.
    case general(question: String)
    /// A question for one document, which the customer chose; redacted too.
    case chosen(question: String, document: String)
    /// Small talk.
    case smallTalk(SmallTalk)
    /// A person is wanted.
    case human
    /// Not about the shop.
    case outOfScope
    /// Not understood.
    case clarify

    /// The kinds of parts, for telling who answers which.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// ``PlannedPart/order(_:)``
        case order
        /// ``PlannedPart/tooManyOrders(limit:)``
        case tooManyOrders
        /// ``PlannedPart/general(question:)`` and ``PlannedPart/chosen(question:document:)``
        case general
        /// ``PlannedPart/smallTalk(_:)``
        case smallTalk
        /// ``PlannedPart/human``
        case human
        /// ``PlannedPart/outOfScope``
        case outOfScope
        /// ``PlannedPart/clarify``
        case clarify
    }

    /// The kind of this part.
    public var kind: Kind {
        switch self {
        case .order: .order
        case .tooManyOrders: .tooManyOrders
        case .general, .chosen: .general
        case .smallTalk: .smallTalk
        case .human: .human
        case .outOfScope: .outOfScope
        case .clarify: .clarify
        }
    }
}

/// A question about an order.
public struct OrderQuestion: Sendable, Equatable {
    /// What is known of number and name, from this message and those before it.
    public var slots: OrderSlots
    /// The customer meant to give a number and mistyped it.
    public var hasMalformedNumber: Bool
    /// The number or name is new in this message, so that it is not a question about the verified order.
    public var isNew: Bool
    /// The order verified before, if it has not expired.
    public var verified: VerifiedOrder?
    /// This part stands beside another one in the reply.
    public var isOneOfSeveral: Bool

    /// Creates a question.
    public init(
        slots: OrderSlots, hasMalformedNumber: Bool = false, isNew: Bool = true, verified: VerifiedOrder? = nil,
        isOneOfSeveral: Bool = false
    ) {
        self.slots = slots
        self.hasMalformedNumber = hasMalformedNumber
        self.isNew = isNew
        self.verified = verified
        self.isOneOfSeveral = isOneOfSeveral
    }
}
