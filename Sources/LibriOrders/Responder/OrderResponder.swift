import Foundation

/// Answers questions about an order: asks for what is lacking, goes through the door, words what comes out.
public struct OrderResponder: Responder {
    private let lookup: OrderLookup
    private let wording: OrderWording

    /// Creates a responder.
    public init(lookup: OrderLookup, wording: OrderWording) {
        self.lookup = lookup
        self.wording = wording
    }

    /// Orders.
    public let answers: Set<PlannedPart.Kind> = [.order]

    /// Answers with a card, a form or a refusal.
    public func respond(to request: ResponderRequest) -> AsyncStream<ResponseEvent> {
        .running { continuation in
            guard case .order(let question) = request.part else { return }
            let (part, memory) = await answer(question, request)
            continuation.yield(.finished(part, memory: memory))
        }
    }

    private func answer(_ question: OrderQuestion, _ request: ResponderRequest) async -> (ReplyPart, OrderMemory) {
        let language = request.language
        if question.hasMalformedNumber {
            let part = form(.malformedNumber, lacking: OrderSlots(name: question.slots.name), language)
            let pending = OrderSlots(name: question.slots.name)
            return (part, OrderMemory(pending: pending, verified: question.verified))
        }
        let isRefused = question.slots.reference != nil && question.slots.name != nil
        // "And where is it?" is about the order that was refused since, not about the one verified before.
        let isAboutAnother =
            isRefused && question.slots.reference != question.verified?.reference
            && question.slots.refusedAt ?? .distantPast > question.verified?.usedAt ?? .distantPast
        if !question.isNew, !isAboutAnother, let verified = question.verified {
            let slots = OrderSlots(reference: verified.reference, name: verified.name)
            return await track(slots, since: verified, question, request)
        }
        if !question.isNew, isRefused {
            // What was refused before is not tried again unasked: each try counts.
            let part = OrderFormPart(
                text: wording.sentence(.notVerified, language), needs: OrderFormPart.Field.allCases
            )
            return (.orderForm(part), OrderMemory(pending: question.slots, verified: question.verified))
        }
        return await track(question.slots, since: nil, question, request)
    }

    private func track(
        _ slots: OrderSlots, since verified: VerifiedOrder?, _ question: OrderQuestion, _ request: ResponderRequest
    ) async -> (ReplyPart, OrderMemory) {
        let language = request.language
        guard let reference = slots.reference, let name = slots.name else {
            let text = wording.request(for: slots, isOneOfSeveral: question.isOneOfSeveral, in: language)
            let part = OrderFormPart(text: text, needs: needs(of: slots), reference: slots.reference)
            return (.orderForm(part), OrderMemory(pending: slots, verified: question.verified))
        }
        let outcome = await lookup.track(
            reference, name: name, client: request.client, source: .chat, messageID: request.messageID)
        switch outcome {
        case .found(let order):
            let memory = VerifiedOrder(
                reference: .full(order.number), name: name, verifiedAt: verified?.verifiedAt ?? request.now,
                usedAt: request.now
            )
            return (.order(wording.card(for: order, in: language)), OrderMemory(verified: memory))
        case .notVerified:
            let phrase: Phrase = if case .full = reference { .notVerified } else { .notVerifiedFirstBlock }
            let part = MessagePart(text: wording.sentence(phrase, language), topic: .notVerified)
            // A refusal does not undo what was proved.
            var refused = slots
            refused.refusedAt = request.now
            return (.message(part), OrderMemory(pending: refused, verified: question.verified))
        case .unavailable:
            let part = MessagePart(text: wording.sentence(.ordersUnavailable, language), topic: .unavailable)
            return (.message(part), OrderMemory(pending: slots, verified: question.verified))
        }
    }

    private func form(_ phrase: Phrase, lacking slots: OrderSlots, _ language: Language) -> ReplyPart {
        .orderForm(OrderFormPart(text: wording.sentence(phrase, language), needs: needs(of: slots)))
    }

    private func needs(of slots: OrderSlots) -> [OrderFormPart.Field] {
        (slots.reference == nil ? [.orderNumber] : []) + (slots.name == nil ? [.surname] : [])
    }
}
