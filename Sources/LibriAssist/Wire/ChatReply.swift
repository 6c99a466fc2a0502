/// A reply as other programs get it: the answer of `POST /api/chat` and a line of `chat --jsonl`.
package struct ChatReply: Encodable, Sendable {
    package var id: String
    package var conversation: String
    package var language: Language
    package var intents: [Intent]
    package var text: String
    package var notice: String?
    /// What the customer may ask next; always there, empty when there is nothing to suggest.
    package var suggestions: [String]
    package var parts: [ChatReplyPart]

    /// - Parameters:
    ///   - reply: The reply.
    ///   - conversation: What the sender gives back with the next message.
    package init(_ reply: Reply, conversation: String) {
        id = reply.id
        self.conversation = conversation
        language = reply.language
        intents = reply.intents
        text = reply.text
        notice = reply.notice
        suggestions = reply.suggestions
        parts = reply.parts.map(ChatReplyPart.init)
    }
}

/// One part of a reply; `kind` tells which fields it has.
package struct ChatReplyPart: Encodable, Sendable {
    private let part: ReplyPart

    package init(_ part: ReplyPart) { self.part = part }

    private enum Key: String, CodingKey {
        case kind, text, made, confidence, citations, order, needs, orderNumber, topic, contact
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(part.text, forKey: .text)
        switch part {
        case .answer(let answer):
            try container.encode("answer", forKey: .kind)
            try container.encode(answer.made, forKey: .made)
            try container.encode(answer.confidence.rounded(toPlaces: 3), forKey: .confidence)
            try container.encode(answer.citations.map(WireCitation.init), forKey: .citations)
        case .order(let card):
            try container.encode("order", forKey: .kind)
            try container.encode(OrderResponse(card), forKey: .order)
        case .orderForm(let form):
            try container.encode("orderForm", forKey: .kind)
            try container.encode(form.needs, forKey: .needs)
            // The field is always there, null when no number was given yet.
            try container.encode(form.reference?.description, forKey: .orderNumber)
        case .message(let message):
            try container.encode("message", forKey: .kind)
            try container.encode(message.topic.rawValue, forKey: .topic)
        case .handoff(let handoff):
            try container.encode("handoff", forKey: .kind)
            try container.encode(WireContact(handoff.contact), forKey: .contact)
        }
    }
}

/// A citation with every field, null where there is nothing.
private struct WireCitation: Encodable {
    let citation: Citation

    private enum Key: String, CodingKey {
        case title, url, document, excerpt
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(citation.title, forKey: .title)
        try container.encode(citation.url, forKey: .url)
        try container.encode(citation.document, forKey: .document)
        try container.encode(citation.excerpt, forKey: .excerpt)
    }
}

/// A contact with every field, null where nothing is configured.
private struct WireContact: Encodable {
    private let contact: Contact

    init(_ contact: Contact) { self.contact = contact }

    private enum Key: String, CodingKey {
        case email, phone, url, hours
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(contact.email, forKey: .email)
        try container.encode(contact.phone, forKey: .phone)
        try container.encode(contact.url, forKey: .url)
        try container.encode(contact.hours, forKey: .hours)
    }
}

extension Double {
    /// The number with a few decimal places, as programs and people read it.
    package func rounded(toPlaces places: Int) -> Double {
        let factor = (0..<places).reduce(1.0) { product, _ in product * 10 }
        return (self * factor).rounded() / factor
    }
}
