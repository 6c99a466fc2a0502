/// Joins the parts of a reply into one text.
public struct ReplyComposer: Sendable {
    private let phrasebook: Phrasebook

    /// Creates a composer.
    public init(phrasebook: Phrasebook) { self.phrasebook = phrasebook }

    /// The whole reply as plain text; several parts are numbered.
    public func text(of parts: [ReplyPart], language: Language) -> String {
        guard parts.count > 1 else { return parts.first?.text ?? "" }
        let opening = phrasebook.text(parts.count == 2 ? .twoQuestions : .severalQuestions, language)
        let numbered = parts.enumerated().map { index, part in "\(Self.keycap(index + 1)) \(part.text)" }
        return ([opening] + numbered).joined(separator: "\n\n")
    }

    /// What answers a question back, and a person where the machine has nothing more to give: a late or cancelled order, a
    /// refusal, no answer.
    func suggestions(after parts: [ReplyPart], language: Language) -> [String] {
        let own = parts.flatMap { part in part.choice?.subjects.map(\.title) ?? [] }
        let offersPerson = parts.contains { part in
            switch part {
            case .order(let card): card.order.isLate || card.order.status == .cancelled
            case .message(let message):
                [.notVerified, .unavailable, .unknown].contains(message.topic) || message.choice != nil
            case .answer, .orderForm, .handoff: false
            }
        }
        return own + (offersPerson ? [phrasebook.text(.suggestHandoff, language)] : [])
    }

    /// What a customer is told once, beside the first reply.
    func notice(_ language: Language, isAfterLoss: Bool) -> String {
        let notice = phrasebook.text(.notice, language)
        return isAfterLoss ? "\(phrasebook.text(.conversationLost, language)) \(notice)" : notice
    }

    func unavailable(_ language: Language) -> ReplyPart {
        .message(MessagePart(text: phrasebook.text(.partUnavailable, language), topic: .unavailable))
    }

    /// The digit in a box: `1️⃣`.
    private static func keycap(_ number: Int) -> String { "\(number)\u{FE0F}\u{20E3}" }
}
