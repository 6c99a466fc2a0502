/// What a customer wants with a message; a message may have several.
public enum Intent: String, Sendable, Codable, CaseIterable {
    /// Something that the shop's documents can answer.
    case general
    /// The state of the customer's own order, or the identifiers of one.
    case order
    /// Greeting, thanks, goodbye, chat.
    case smalltalk
    /// A person is wanted.
    case human
    /// Not about the shop.
    case other
}
