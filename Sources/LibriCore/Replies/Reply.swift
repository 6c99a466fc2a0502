/// What comes back for a message.
public struct Reply: Sendable, Equatable {
    /// An identifier, random and without meaning.
    public var id: String
    /// The language of the reply.
    public var language: Language
    /// What was understood.
    public var intents: [Intent]
    /// The whole reply as plain text.
    public var text: String
    /// In the first reply of a conversation, that a machine answers (EU AI Act, article 50(1)).
    public var notice: String?
    /// What the customer may say next, each a message of its own; often nothing.
    public var suggestions: [String]
    /// The parts: answers from the documents first, then orders.
    public var parts: [ReplyPart]
    /// The conversation after this reply.
    public var conversation: Conversation

    /// Creates a reply.
    public init(
        id: String, language: Language, intents: [Intent], text: String, notice: String?,
        suggestions: [String] = [], parts: [ReplyPart], conversation: Conversation
    ) {
        self.id = id
        self.language = language
        self.intents = intents
        self.text = text
        self.notice = notice
        self.suggestions = suggestions
        self.parts = parts
        self.conversation = conversation
    }
}

/// A reply as it comes into being.
public enum ReplyEvent: Sendable, Equatable {
    /// The message was understood; sent at once.
    case understood(id: String, language: Language, intents: [Intent])
    /// A piece of a part's text, already checked. Pieces of different parts may interleave.
    case delta(index: Int, text: String)
    /// A part is complete.
    case part(index: Int, ReplyPart)
    /// The reply is complete; nothing follows.
    case done(Reply)
}
