import Foundation
import LibriOrders
import OrderStoreConformance
import Testing

@Suite struct OrderResponderTests {
    private let now = Date(timeIntervalSince1970: 1_761_000_000)

    private func answer(_ question: OrderQuestion) async throws -> (part: ReplyPart, memory: OrderMemory?) {
        let lookup = OrderLookup(
            store: InMemoryOrderStore(try OrderStoreConformance.orders()), refusals: RefusalClock(period: .zero))
        let responder = OrderResponder(lookup: lookup, wording: try OrderWording())
        let request = ResponderRequest(part: .order(question), language: .french, now: now)
        for await event in responder.respond(to: request) {
            if case .finished(let part, let memory) = event { return (part, memory) }
        }
        throw CancellationError()
    }

    private let number = try? OrderReference("CL-401372-487531")

    @Test func asksOnlyForWhatIsLacking() async throws {
        let cases: [(OrderSlots, [OrderFormPart.Field])] = [
            (OrderSlots(), [.orderNumber, .surname]), (OrderSlots(reference: number), [.surname]),
            (OrderSlots(name: StatedName(surname: "Rami")), [.orderNumber]),
        ]
        for (slots, needs) in cases {
            let (part, memory) = try await answer(OrderQuestion(slots: slots))
            guard case .orderForm(let form) = part else { Issue.record("expected a form"); continue }
            #expect(form.needs == needs)
            #expect(memory?.pending == slots)
        }
    }

    @Test func remembersAVerifiedOrderByItsWholeNumber() async throws {
        let slots = OrderSlots(reference: .firstBlock("CL-401372"), name: StatedName(surname: "Rami"))
        let (part, memory) = try await answer(OrderQuestion(slots: slots))
        guard case .order = part else { Issue.record("expected a card"); return }
        #expect(memory?.verified?.reference == number)
        #expect(memory?.verified?.verifiedAt == now)
        #expect(memory?.pending == nil)
    }

    @Test func aWrongNameDoesNotUndoWhatWasProved() async throws {
        let reference = try #require(number)
        let name = StatedName(surname: "Rami")
        let verified = VerifiedOrder(reference: reference, name: name, verifiedAt: now, usedAt: now)
        let slots = OrderSlots(reference: reference, name: StatedName(surname: "Faux"))
        let (part, memory) = try await answer(OrderQuestion(slots: slots, verified: verified))
        guard case .message = part else { Issue.record("expected a sentence"); return }
        var refused = slots
        refused.refusedAt = now
        #expect(memory == OrderMemory(pending: refused, verified: verified))
    }

    @Test func whatWasRefusedIsNotTriedAgainUnasked() async throws {
        let slots = OrderSlots(reference: number, name: StatedName(surname: "Faux"))
        let (part, memory) = try await answer(OrderQuestion(slots: slots, isNew: false))
        guard case .orderForm(let form) = part else { Issue.record("expected a form"); return }
        #expect(form.needs == [.orderNumber, .surname])
        #expect(memory?.pending == slots)
    }

    @Test func aRefusalOfAnotherOrderKeepsTheVerifiedOneBehindIt() async throws {
        var verified = VerifiedOrder(
            reference: .firstBlock("CL-401372"), name: StatedName(surname: "Rami"), verifiedAt: now, usedAt: now)
        let slots = OrderSlots(reference: number, name: StatedName(surname: "Faux"))
        let (part, memory) = try await answer(OrderQuestion(slots: slots, verified: verified))
        guard case .message(let message) = part else { Issue.record("expected a sentence"); return }
        #expect(message.topic == .notVerified)
        var refused = slots
        refused.refusedAt = now
        #expect(memory == OrderMemory(pending: refused, verified: verified))
        // "And where is it?" is about the one that was refused since.
        verified.usedAt = now.addingTimeInterval(-1)
        let (next, kept) = try await answer(OrderQuestion(slots: refused, isNew: false, verified: verified))
        guard case .orderForm = next else { Issue.record("expected a form"); return }
        #expect(kept == OrderMemory(pending: refused, verified: verified))
    }

    @Test func aRefusalOfAFirstBlockAsksForTheWholeNumber() async throws {
        // The same words whether the block exists or not.
        var texts: Set<String> = []
        for block in ["CL-500000", "CL-999999"] {
            let slots = OrderSlots(reference: .firstBlock(block), name: StatedName(surname: "Durand"))
            texts.insert(try await answer(OrderQuestion(slots: slots)).part.text)
        }
        #expect(texts.count == 1)
        #expect(texts.first?.contains("numéro complet") == true)
    }

    @Test func explainsTheFormOfAMistypedNumber() async throws {
        let (part, _) = try await answer(OrderQuestion(slots: OrderSlots(), hasMalformedNumber: true))
        #expect(part.text.contains("CL-XXXXXX-XXXXXX"))
    }
}
