/// What a customer sends: a text, or the filled order form.
public struct Message: Sendable, Equatable {
    /// The content of a message.
    public enum Content: Sendable, Equatable {
        /// Free text.
        case text(String)
        /// The form's fields, as typed; one that the customer has given before may be absent.
        case orderForm(orderNumber: String?, surname: String?)
    }

    /// The content, checked for its bounds.
    public let content: Content
    /// The language that the page is in, if it says so.
    public let language: Language?
    /// Who asks.
    public let client: ClientIdentity
    /// The sender's identifier for this message; a repeated one is the same message again.
    public let id: String?

    /// The most characters that a text may have.
    public static let maximumLength = 2_000
    /// The most characters that a field of the order form may have.
    public static let maximumFieldLength = 100

    /// Creates a message.
    ///
    /// - Throws: ``MessageError`` when the content is empty or too long.
    public init(
        _ content: Content, language: Language? = nil, client: ClientIdentity = .local, id: String? = nil
    ) throws(MessageError) {
        switch content {
        case .text(let text):
            // Counting scalars bounds floods of combining characters, which are one Character.
            guard text.unicodeScalars.count <= Self.maximumLength else { throw .tooLong(limit: Self.maximumLength) }
            guard text.withoutInvisibleCharacters().contains(where: { !$0.isWhitespace }) else { throw .empty }
        case .orderForm(let number, let surname):
            guard number != nil || surname != nil else { throw .empty }
            for field in [number, surname].compactMap(\.self) {
                guard field.unicodeScalars.count <= Self.maximumFieldLength else {
                    throw .tooLong(limit: Self.maximumFieldLength)
                }
                guard field.contains(where: { !$0.isWhitespace }) else { throw .empty }
            }
        }
        self.content = content
        self.language = language
        self.client = client
        self.id = id
    }
}

extension Message: CustomStringConvertible, CustomDebugStringConvertible {
    /// Says what kind of message it is, not what stands in it.
    public var description: String {
        switch content {
        case .text: "Message(text)"
        case .orderForm: "Message(orderForm)"
        }
    }

    /// Says what kind of message it is, not what stands in it.
    public var debugDescription: String { description }
}

/// A message cannot be taken.
public struct MessageError: Error, Equatable, CustomStringConvertible {
    /// Why.
    public struct Code: Sendable, Hashable {
        private let name: String
        /// There is nothing to read in the message.
        public static let empty = Code(name: "empty")
        /// The message has too many characters.
        public static let tooLong = Code(name: "tooLong")
        /// A request holds a text and a form, or neither.
        public static let ambiguous = Code(name: "ambiguous")
    }

    /// Why.
    public let code: Code
    /// What is wrong and what to do; nothing of the message itself.
    public let message: String

    /// The message.
    public var description: String { message }

    static let empty = MessageError(
        code: .empty, message: "The message is empty. Write a question, or give an order number and a surname."
    )

    package static let ambiguous = MessageError(
        code: .ambiguous, message: "Give either \"message\" with a text or \"orderForm\" with orderNumber and surname."
    )

    package static func tooLong(limit: Int) -> MessageError {
        MessageError(
            code: .tooLong,
            message: "The message is too long: at most \(limit) characters. Shorten it or send it in parts."
        )
    }
}
