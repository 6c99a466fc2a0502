/// One part of a reply, answering one of the things that a message asked.
public enum ReplyPart: Sendable, Equatable {
    /// An answer from the shop's documents.
    case answer(AnswerPart)
    /// A verified order.
    case order(OrderCard)
    /// A request for the order number, the surname or both.
    case orderForm(OrderFormPart)
    /// A plain sentence.
    case message(MessagePart)
    /// How to reach a person.
    case handoff(HandoffPart)

    /// The part as plain text.
    public var text: String {
        switch self {
        case .answer(let part): part.text
        case .order(let card): card.text
        case .orderForm(let part): part.text
        case .message(let part): part.text
        case .handoff(let part): part.text
        }
    }
}

/// An answer from the shop's documents.
public struct AnswerPart: Sendable, Equatable {
    /// How an answer was made.
    public enum Made: String, Sendable, Codable {
        /// Word for word from the documents.
        case quoted
        /// Written by a language model and checked against the documents.
        case generated
    }

    /// The answer.
    public var text: String
    /// How it was made.
    public var made: Made
    /// How sure it is that the documents answer the question, 0 to 1.
    public var confidence: Double
    /// Where it comes from; never empty.
    public var citations: [Citation]

    /// Creates an answer.
    public init(text: String, made: Made, confidence: Double, citations: [Citation]) {
        self.text = text
        self.made = made
        self.confidence = confidence
        self.citations = citations
    }
}

/// Where an answer comes from.
public struct Citation: Sendable, Equatable, Codable {
    /// The document's title.
    public var title: String
    /// The document's address for customers, if it has one.
    public var url: String?
    /// The document's identifier in the index.
    public var document: String
    /// The words that the answer rests on.
    public var excerpt: String

    /// Creates a citation.
    public init(title: String, url: String?, document: String, excerpt: String) {
        self.title = title
        self.url = url
        self.document = document
        self.excerpt = excerpt
    }
}

/// A request for what an order look-up still lacks.
public struct OrderFormPart: Sendable, Equatable {
    /// A field of the form.
    public enum Field: String, Sendable, Codable, CaseIterable {
        /// The order number.
        case orderNumber
        /// The customer's surname.
        case surname
    }

    /// The request in words.
    public var text: String
    /// The fields that are lacking.
    public var needs: [Field]
    /// The reference that the customer has already given.
    public var reference: OrderReference?

    /// Creates a request.
    public init(text: String, needs: [Field], reference: OrderReference? = nil) {
        self.text = text
        self.needs = needs
        self.reference = reference
    }
}

/// A plain sentence on one of a few topics.
public struct MessagePart: Sendable, Equatable {
    /// What a sentence is about.
    public enum Topic: String, Sendable, Codable, CaseIterable {
        /// A greeting.
        case greeting
        /// An answer to thanks.
        case thanks
        /// A goodbye.
        case goodbye
        /// The question is not about the shop.
        case outOfScope
        /// A question back.
        case clarify
        /// The documents do not answer.
        case unknown
        /// No order matches what was given.
        case notVerified
        /// A part of the system does not answer at the moment.
        case unavailable
    }

    /// The sentence.
    public var text: String
    /// What it is about.
    public var topic: Topic
    /// What the customer may choose from.
    public var choice: SubjectChoice?

    /// Creates a sentence.
    public init(text: String, topic: Topic, choice: SubjectChoice? = nil) {
        self.text = text
        self.topic = topic
        self.choice = choice
    }
}

extension ReplyPart {
    /// What the part asks the customer to choose from.
    var choice: SubjectChoice? {
        guard case .message(let message) = self else { return nil }
        return message.choice
    }
}

/// How to reach a person.
public struct HandoffPart: Sendable, Equatable {
    /// The sentence.
    public var text: String
    /// The shop's contact.
    public var contact: Contact

    /// Creates a hand-over.
    public init(text: String, contact: Contact) {
        self.text = text
        self.contact = contact
    }
}

/// How a shop is reached; what is not configured is absent.
public struct Contact: Sendable, Equatable, Codable {
    /// The e-mail address.
    public var email: String?
    /// The telephone number.
    public var phone: String?
    /// The address of the contact page.
    public var url: String?
    /// The opening hours in words.
    public var hours: String?

    /// Creates a contact.
    public init(email: String? = nil, phone: String? = nil, url: String? = nil, hours: String? = nil) {
        self.email = email
        self.phone = phone
        self.url = url
        self.hours = hours
    }
}
