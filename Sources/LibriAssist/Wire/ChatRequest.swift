/// The body of `POST /api/chat`: a message or a filled order form.
package struct ChatRequest: Codable, Sendable, Equatable {
    package var message: String?
    package var orderForm: OrderForm?
    package var conversation: String?
    /// A language tag (BCP 47); one that the assistant does not speak is passed over.
    package var language: String?
    package var messageId: String?

    package init(
        message: String? = nil, orderForm: OrderForm? = nil, conversation: String? = nil, language: String? = nil,
        messageId: String? = nil
    ) {
        self.message = message
        self.orderForm = orderForm
        self.conversation = conversation
        self.language = language
        self.messageId = messageId
    }

    private var spokenLanguage: Language? {
        language?.split(separator: "-").first.flatMap { Language(rawValue: $0.lowercased()) }
    }

    /// The message that the request carries.
    ///
    /// - Throws: ``MessageError`` when it is empty or too long, or when both forms are given.
    ///
    /// - Parameters:
    ///   - client: Who asks.
    ///   - longest: The most characters of a text.
    package func content(
        client: ClientIdentity, longest: Int = Message.maximumLength
    ) throws(MessageError) -> Message {
        if let message, message.unicodeScalars.count > longest { throw .tooLong(limit: longest) }
        let content: Message.Content =
            switch (message, orderForm) {
            case (let text?, nil): .text(text)
            case (nil, let form?): .orderForm(orderNumber: form.orderNumber, surname: form.surname)
            default: throw MessageError.ambiguous
            }
        return try Message(content, language: spokenLanguage, client: client, id: messageId)
    }
}

/// The order form of a chat; a field that the customer has given before may be absent.
package struct OrderForm: Codable, Sendable, Equatable {
    package var orderNumber: String?
    package var surname: String?

    package init(orderNumber: String? = nil, surname: String? = nil) {
        self.orderNumber = orderNumber
        self.surname = surname
    }
}

/// The body of `POST /api/order/track`.
package struct OrderRequest: Codable, Sendable, Equatable {
    package var orderNumber: String
    package var surname: String

    package init(orderNumber: String, surname: String) {
        self.orderNumber = orderNumber
        self.surname = surname
    }
}

/// The body of `POST /api/conversation/end`.
package struct EndRequest: Codable, Sendable, Equatable {
    package var conversation: String
}
