/// What was understood of a message.
public struct Understanding: Sendable, Equatable {
    /// The language of the message.
    public var language: Language
    /// What is wanted, most general first, in a fixed order.
    public var intents: [Intent]
    /// How probable each intent is, 0 to 1.
    public var confidence: [Intent: Double]
    /// The distinct orders mentioned, in order of mention.
    public var orderReferences: [OrderReference]
    /// The orders that are asked about: those mentioned, but for the ones that the customer takes back.
    public var askedReferences: [OrderReference]
    /// Something looks like a mistyped order number.
    public var hasMalformedOrderNumber: Bool
    /// The name stated, if any.
    public var name: StatedName?
    /// The part of the message that the documents may answer, without the parts about an order.
    public var generalText: String
    /// The kind of small talk, if any.
    public var smallTalk: SmallTalk?
    /// No intent is likely enough to act on; ``intents`` holds the best guess.
    public var isUncertain = false

    /// Creates an understanding.
    public init(
        language: Language, intents: [Intent] = [], confidence: [Intent: Double] = [:],
        orderReferences: [OrderReference] = [], hasMalformedOrderNumber: Bool = false, name: StatedName? = nil,
        generalText: String = "", smallTalk: SmallTalk? = nil
    ) {
        self.language = language
        self.intents = intents
        self.confidence = confidence
        self.orderReferences = orderReferences
        askedReferences = orderReferences
        self.hasMalformedOrderNumber = hasMalformedOrderNumber
        self.name = name
        self.generalText = generalText
        self.smallTalk = smallTalk
    }
}

/// The kinds of small talk.
public enum SmallTalk: String, Sendable, Codable, CaseIterable {
    /// "Laissez tomber": the question that is open is given up.
    case givingUp
    /// "Un instant": the answer will come.
    case waiting
    /// "Bonjour"
    case greeting
    /// "Merci beaucoup"
    case thanks
    /// "Au revoir"
    case goodbye
    /// "D'accord"
    case consent
    /// Anything else, such as a wish for a joke.
    case chat
}
