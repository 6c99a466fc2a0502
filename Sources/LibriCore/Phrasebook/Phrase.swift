/// The name of a sentence in a phrasebook.
public struct Phrase: RawRepresentable, Hashable, Sendable {
    /// The key in the phrasebook's file.
    public let rawValue: String

    /// Names a sentence.
    public init(rawValue: String) { self.rawValue = rawValue }
}

extension Phrase {
    static let notice = Phrase(rawValue: "notice")
    static let conversationLost = Phrase(rawValue: "conversationLost")
    static let twoQuestions = Phrase(rawValue: "twoQuestions")
    static let severalQuestions = Phrase(rawValue: "severalQuestions")
    static let greeting = Phrase(rawValue: "greeting")
    static let thanks = Phrase(rawValue: "thanks")
    static let goodbye = Phrase(rawValue: "goodbye")
    static let consent = Phrase(rawValue: "consent")
    static let givingUp = Phrase(rawValue: "givingUp")
    static let waiting = Phrase(rawValue: "waiting")
    static let chat = Phrase(rawValue: "chat")
    static let outOfScope = Phrase(rawValue: "outOfScope")
    static let clarify = Phrase(rawValue: "clarify")
    static let tooManyOrders = Phrase(rawValue: "tooManyOrders")
    static let handoff = Phrase(rawValue: "handoff")
    static let handoffWithoutContact = Phrase(rawValue: "handoffWithoutContact")
    static let contactEmail = Phrase(rawValue: "contactEmail")
    static let contactPhone = Phrase(rawValue: "contactPhone")
    static let contactURL = Phrase(rawValue: "contactURL")
    static let contactHours = Phrase(rawValue: "contactHours")
    static let suggestHandoff = Phrase(rawValue: "suggest.handoff")
    static let partUnavailable = Phrase(rawValue: "partUnavailable")

    static let core: [Phrase] = [
        notice, conversationLost, twoQuestions, severalQuestions, greeting, thanks, goodbye, consent, givingUp, waiting,
        chat, outOfScope,
        clarify, tooManyOrders, handoff, handoffWithoutContact, contactEmail, contactPhone, contactURL, contactHours,
        suggestHandoff, partUnavailable,
    ]
}
