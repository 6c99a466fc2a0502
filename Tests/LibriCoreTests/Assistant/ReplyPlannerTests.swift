import Foundation
import LibriCore
import Testing

/// What a message calls for in the state that a conversation is in, as a table of turns.
@Suite struct ReplyPlannerTests {
    private let interpreter: MessageInterpreter
    private let planner: ReplyPlanner
    private let now = Date(timeIntervalSince1970: 1_761_000_000)

    init() throws {
        let lexicons = try Lexicons()
        let names = try NameModel()
        interpreter = try MessageInterpreter(
            classifier: LinearIntentClassifier(), lexicons: lexicons, names: names, orderNumberFormat: .coolLibri)
        planner = ReplyPlanner(
            redactor: PatternRedactor(lexicons: lexicons, names: names, orderNumberFormat: .coolLibri))
    }

    private struct Turn: CustomTestStringConvertible {
        var text: String
        var pending: OrderSlots?
        var verified: (reference: String, name: String)?
        /// Each order part as "number name", a question mark for what is lacking.
        var orders: [String]
        var others: [PlannedPart.Kind] = []
        var testDescription: String { text }
    }

    private static func slots(_ reference: String? = nil, _ name: String? = nil, further: [String] = []) -> OrderSlots {
        var slots = OrderSlots(
            reference: reference.flatMap { try? OrderReference($0) }, name: name.map { StatedName(surname: $0) })
        slots.further = further.compactMap { try? OrderReference($0) }
        return slots
    }

    private static let turns: [Turn] = [
        Turn(text: "Où est ma commande ?", orders: ["? ?"]),
        Turn(text: "CL-401372-487531", orders: ["CL-401372-487531 ?"]),
        Turn(text: "CL-401372-487531", pending: slots(nil, "Rami"), orders: ["CL-401372-487531 Rami"]),
        Turn(text: "Rami", pending: slots("CL-401372-487531"), orders: ["CL-401372-487531 Rami"]),
        Turn(text: "c'est Rami, merci beaucoup", pending: slots("CL-401372-487531"), orders: ["CL-401372-487531 Rami"]),
        Turn(
            text: "non pardon, le numéro c'est CL-500001-500002", pending: slots("CL-401372-487531", "Rami"),
            orders: ["CL-500001-500002 Rami"]),
        Turn(
            text: "Dupont", pending: slots("CL-401372-487531", "Rami"), orders: ["CL-401372-487531 Dupont"]),
        Turn(
            text: "et CL-500001-500002 ?", verified: ("CL-401372-487531", "Rami"), orders: ["CL-500001-500002 Rami"]),
        Turn(
            text: "CL-401372-487531 et CL-500001-500002, au nom de Rami",
            orders: ["CL-401372-487531 Rami", "CL-500001-500002 Rami"]),
        Turn(
            text: "Rami", pending: slots("CL-401372-487531", further: ["CL-500001-500002"]),
            orders: ["CL-401372-487531 Rami", "CL-500001-500002 Rami"]),
        Turn(
            text: "CL-111111-222222, CL-111112-222222, CL-111113-222222 et CL-111114-222222 au nom de Rami",
            orders: ["CL-111111-222222 Rami", "CL-111112-222222 Rami", "CL-111113-222222 Rami"],
            others: [.tooManyOrders]),
        Turn(text: "laissez tomber", pending: slots("CL-401372-487531"), orders: [], others: [.smallTalk]),
        Turn(text: "annuler", pending: slots("CL-401372-487531"), orders: [], others: [.smallTalk]),
        Turn(
            text: "Quels papiers proposez-vous ?", pending: slots("CL-401372-487531"), orders: [], others: [.general]),
        Turn(
            text: "Où est ma commande CL-401372-487531 et quels papiers proposez-vous ?",
            orders: ["CL-401372-487531 ?"], others: [.general]),
    ]

    @Test(arguments: turns.indices)
    func aTurnCallsForItsParts(index: Int) throws {
        let turn = Self.turns[index]
        var conversation = Conversation(startedAt: now)
        conversation.turns = 1
        conversation.pending = turn.pending
        conversation.verified = try turn.verified.map {
            VerifiedOrder(
                reference: try OrderReference($0.reference), name: StatedName(surname: $0.name), verifiedAt: now,
                usedAt: now)
        }
        let understanding = interpreter.understand(turn.text, language: .french, pending: turn.pending)
        let parts = planner.plan(understanding, in: conversation).parts
        let orders = parts.compactMap { part -> String? in
            guard case .order(let question) = part else { return nil }
            return "\(question.slots.reference?.description ?? "?") \(question.slots.name?.surname ?? "?")"
        }
        #expect(orders == turn.orders, "\(turn.text)")
        #expect(parts.map(\.kind).filter { $0 != .order } == turn.others, "\(turn.text)")
    }

    @Test func aFormWithTheNameAsksAboutAllOrdersThatWait() {
        var conversation = Conversation(startedAt: now)
        conversation.pending = Self.slots("CL-401372-487531", further: ["CL-500001-500002"])
        let plan = planner.plan(form: Self.slots(nil, "Rami"), hasMalformedNumber: false, in: conversation)
        #expect(plan.parts.count == 2)
        #expect(plan.parts.allSatisfy { if case .order(let question) = $0 { question.isOneOfSeveral } else { false } })
    }

    @Test func aNumberInTheFormReplacesAllThatWait() {
        var conversation = Conversation(startedAt: now)
        conversation.pending = Self.slots("CL-401372-487531", further: ["CL-500001-500002"])
        let plan = planner.plan(
            form: Self.slots("CL-500009-500009", "Rami"), hasMalformedNumber: false, in: conversation)
        guard case .order(let question)? = plan.parts.first, plan.parts.count == 1 else {
            Issue.record("expected one order")
            return
        }
        #expect(question.slots == Self.slots("CL-500009-500009", "Rami"))
    }

    @Test func whatIsHardlyUnderstoodIsAskedBack() {
        var understanding = Understanding(language: .french, intents: [.general], confidence: [.general: 0.3])
        understanding.isUncertain = true
        #expect(planner.plan(understanding, in: Conversation(startedAt: now)).parts == [.clarify])
    }
}
