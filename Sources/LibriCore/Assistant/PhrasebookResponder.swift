/// Answers what needs only a sentence: small talk, the wish for a person, what is not about the shop.
public struct PhrasebookResponder: Responder {
    private let phrasebook: Phrasebook
    private let shopName: String
    private let contact: Contact

    /// Creates the responder.
    public init(phrasebook: Phrasebook, shopName: String, contact: Contact) {
        self.phrasebook = phrasebook
        self.shopName = shopName
        self.contact = contact
    }

    /// Everything but the orders themselves and documents.
    public let answers: Set<PlannedPart.Kind> = [.tooManyOrders, .smallTalk, .human, .outOfScope, .clarify]

    /// Answers with the phrasebook's sentence.
    public func respond(to request: ResponderRequest) -> AsyncStream<ResponseEvent> {
        .finished(part(for: request))
    }

    private func part(for request: ResponderRequest) -> ReplyPart {
        func message(_ phrase: Phrase, _ topic: MessagePart.Topic, _ values: [String: String] = [:]) -> ReplyPart {
            let values = values.merging(["shop": shopName]) { $1 }
            return .message(MessagePart(text: phrasebook.text(phrase, request.language, values), topic: topic))
        }
        switch request.part {
        case .smallTalk(.greeting): return message(.greeting, .greeting)
        case .smallTalk(.thanks): return message(.thanks, .thanks)
        case .smallTalk(.goodbye): return message(.goodbye, .goodbye)
        case .smallTalk(.consent): return message(.consent, .thanks)
        case .smallTalk(.givingUp): return message(.givingUp, .goodbye)
        case .smallTalk(.waiting): return message(.waiting, .thanks)
        case .smallTalk(.chat): return message(.chat, .greeting)
        case .tooManyOrders(let limit): return message(.tooManyOrders, .clarify, ["limit": String(limit)])
        case .human: return handoff(request.language)
        case .outOfScope: return message(.outOfScope, .outOfScope)
        case .clarify, .order, .general, .chosen: return message(.clarify, .clarify)
        }
    }

    private func handoff(_ language: Language) -> ReplyPart {
        let ways: [(Phrase, String?)] = [
            (.contactEmail, contact.email), (.contactPhone, contact.phone), (.contactURL, contact.url),
            (.contactHours, contact.hours),
        ]
        let lines = ways.compactMap { phrase, value in
            value.map { phrasebook.text(phrase, language, ["value": $0]) }
        }
        guard !lines.isEmpty else {
            let text = phrasebook.text(.handoffWithoutContact, language, ["shop": shopName])
            return .handoff(HandoffPart(text: text, contact: contact))
        }
        let text = ([phrasebook.text(.handoff, language, ["shop": shopName])] + lines).joined(separator: "\n")
        return .handoff(HandoffPart(text: text, contact: contact))
    }
}
