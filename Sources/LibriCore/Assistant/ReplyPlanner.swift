/// Decides which parts a reply has.
public struct ReplyPlanner: Sendable {
    private let redactor: any Redactor

    /// Creates a planner.
    ///
    /// - Parameter redactor: What a question for the documents passes before it leaves the planner.
    public init(redactor: some Redactor) { self.redactor = redactor }

    /// The plan for a message in a conversation.
    public func plan(_ understanding: Understanding, in conversation: Conversation) -> ReplyPlan {
        var parts: [PlannedPart] = []
        for intent in understanding.intents {
            switch intent {
            case .general:
                let names = [understanding.name, conversation.pending?.name, conversation.verified?.name].compactMap(
                    \.self)
                let question = redactor.redact(
                    understanding.generalText, language: understanding.language, knownNames: names,
                    isBesideOrder: !understanding.orderReferences.isEmpty || understanding.hasMalformedOrderNumber
                )
                parts.append(question.contains(where: \.isLetter) ? .general(question: question) : .clarify)
            case .order:
                parts += orderParts(understanding, in: conversation)
            case .smalltalk:
                parts.append(.smallTalk(understanding.smallTalk ?? .chat))
            case .human: parts.append(.human)
            case .other: parts.append(.outOfScope)
            }
        }
        // Asking back beats guessing.
        if parts.isEmpty || understanding.isUncertain { parts = [.clarify] }
        return ReplyPlan(parts: parts)
    }

    /// The plan for subjects that the customer chose.
    func plan(_ subjects: [SubjectChoice.Subject], of choice: SubjectChoice) -> ReplyPlan {
        ReplyPlan(parts: subjects.map { .chosen(question: choice.question, document: $0.document) })
    }

    /// The questions that a filled form asks.
    public func plan(form given: OrderSlots, hasMalformedNumber: Bool, in conversation: Conversation) -> ReplyPlan {
        let slots = (conversation.pending ?? OrderSlots()).updated(with: given)
        let question = OrderQuestion(
            slots: slots, hasMalformedNumber: hasMalformedNumber, verified: conversation.verified)
        return ReplyPlan(parts: eachOrder(question))
    }

    private func orderParts(_ understanding: Understanding, in conversation: Conversation) -> [PlannedPart] {
        let pending = conversation.pending ?? OrderSlots()
        let asked = understanding.askedReferences
        var slots = pending.updated(with: OrderSlots(reference: asked.first, name: understanding.name))
        if !asked.isEmpty { slots.further = Array(asked.dropFirst().prefix(Self.mostOrders)) }
        if slots.name == nil, !asked.isEmpty { slots.name = conversation.verified?.name }
        if slots.reference == nil, understanding.name != nil { slots.reference = conversation.verified?.reference }
        return eachOrder(
            OrderQuestion(
                slots: slots,
                hasMalformedNumber: understanding.hasMalformedOrderNumber && asked.isEmpty,
                isNew: !asked.isEmpty || understanding.name != nil,
                verified: conversation.verified
            ))
    }

    /// One part for each order that is asked about; as long as the name is not known, one that keeps them all.
    private func eachOrder(_ question: OrderQuestion) -> [PlannedPart] {
        let slots = question.slots
        guard slots.name != nil, !slots.further.isEmpty, question.isNew, !question.hasMalformedNumber else {
            return [.order(question)]
        }
        let references = [slots.reference].compactMap(\.self) + slots.further
        let parts = references.prefix(Self.mostOrders).map { reference in
            var single = question
            single.slots = OrderSlots(reference: reference, name: slots.name)
            return PlannedPart.order(single)
        }
        return references.count > Self.mostOrders ? parts + [.tooManyOrders(limit: Self.mostOrders)] : parts
    }

    /// The most orders that one message may ask about; each is a look-up.
    private static let mostOrders = 3
}
