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
                parts.append(.order(question(understanding, in: conversation)))
            case .smalltalk:
                parts.append(.smallTalk(understanding.smallTalk ?? .chat))
            case .human: parts.append(.human)
            case .other: parts.append(.outOfScope)
            }
        }
        // Asking back beats guessing.
        if parts.isEmpty || understanding.isUncertain { parts = [.clarify] }
        if parts.count > 1 {
            parts = parts.map { part in
                guard case .order(var question) = part else { return part }
                question.isOneOfSeveral = true
                return .order(question)
            }
        }
        return ReplyPlan(parts: parts)
    }

    /// The question that a filled form asks.
    public func plan(form slots: OrderSlots, hasMalformedNumber: Bool, in conversation: Conversation) -> ReplyPlan {
        ReplyPlan(parts: [
            .order(
                OrderQuestion(slots: slots, hasMalformedNumber: hasMalformedNumber, verified: conversation.verified)
            )
        ])
    }

    private func question(_ understanding: Understanding, in conversation: Conversation) -> OrderQuestion {
        let said = OrderSlots(reference: understanding.orderReferences.last, name: understanding.name)
        var slots = (conversation.pending ?? OrderSlots()).updated(with: said)
        if slots.name == nil, said.reference != nil { slots.name = conversation.verified?.name }
        if slots.reference == nil, said.name != nil { slots.reference = conversation.verified?.reference }
        return OrderQuestion(
            slots: slots,
            hasMalformedNumber: understanding.hasMalformedOrderNumber && said.reference == nil,
            isNew: said != OrderSlots(),
            verified: conversation.verified
        )
    }
}
