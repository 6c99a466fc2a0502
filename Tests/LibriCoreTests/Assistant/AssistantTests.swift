import Foundation
import LibriCore
import Logging
import Testing

@Suite struct AssistantTests {
    private func assistant(_ responders: [any Responder]) throws -> Assistant {
        let lexicons = try Lexicons()
        let phrasebook = try Phrasebook()
        return Assistant(
            interpreter: try MessageInterpreter(
                classifier: LinearIntentClassifier(), lexicons: lexicons, names: try NameModel(),
                orderNumberFormat: .coolLibri
            ),
            planner: ReplyPlanner(
                redactor: PatternRedactor(
                    lexicons: lexicons, names: try NameModel(), orderNumberFormat: .coolLibri)),
            responders: responders + [
                PhrasebookResponder(phrasebook: phrasebook, shopName: "Test", contact: Contact())
            ],
            composer: ReplyComposer(phrasebook: phrasebook), logger: Logger(label: "test")
        )
    }

    private let both = "Quels sont vos délais et où en est ma commande CL-401372 ?"

    @Test func aPartThatFailsLeavesTheOthers() async throws {
        let assistant = try assistant([SilentResponder(answers: [.general]), EchoResponder(answers: [.order])])
        let reply = try #require(await assistant.reply(to: try Message(.text(both))))
        #expect(reply.parts.count == 2)
        guard case .message(let failed) = reply.parts[0] else { Issue.record("expected a sentence"); return }
        #expect(failed.topic == .unavailable)
        #expect(reply.parts[1].text == "order")
    }

    @Test func documentsNeverSeeTheOrder() async throws {
        let recorder = RecordingResponder(answers: [.general])
        let assistant = try assistant([recorder, EchoResponder(answers: [.order])])
        var conversation: Conversation?
        for text in [
            both, "Rami", "je m'appelle Zorglub, ma commande est CL-111111-222222, livrez-vous en Suisse ?",
            "quels papiers avez-vous pour la commande CL-111111-222222 de Mme Zorglub ?",
            "ZORGLUB CL-111111-222222 quels sont vos délais ?", "111111-222222 zorglub combien de temps pour livrer ?",
            "quels délais pour CL-111111 22222 ?",
        ] {
            conversation = await assistant.reply(to: try Message(.text(text)), in: conversation)?.conversation
        }
        let seen = await recorder.log.questions.joined(separator: "\n")
        #expect(seen.contains("délais"))
        for canary in ["401372", "111111", "22222", "zorglub", "rami"] { #expect(!seen.lowercased().contains(canary)) }
    }

    private let choice = SubjectChoice(
        question: "combien ?",
        subjects: [.init(title: "Les délais", document: "a.md"), .init(title: "Suivre ma commande", document: "b.md")],
        offeredAt: Date())

    @Test(arguments: [("La deuxième", ["b.md"]), ("Suivre ma commande", ["b.md"]), ("les deux", ["a.md", "b.md"])])
    func whatWasOfferedIsAnsweredFromTheDocumentThatIsPicked(message: String, documents: [String]) async throws {
        let recorder = RecordingResponder(
            answers: [.general], reply: MessagePart(text: "?", topic: .clarify, choice: choice))
        let assistant = try assistant([recorder, EchoResponder(answers: [.order])])
        let asked = try #require(await assistant.reply(to: Message(.text("Quels sont vos délais de fabrication ?"))))
        #expect(asked.conversation.offered == choice)
        #expect(asked.suggestions.starts(with: ["Les délais", "Suivre ma commande"]))
        let picked = try #require(await assistant.reply(to: Message(.text(message)), in: asked.conversation))
        #expect(picked.intents == [.general])
        let seen = await recorder.log.questions.dropFirst()
        #expect(seen.count == documents.count)
        for document in documents {
            #expect(seen.contains { $0.contains("chosen(question: \"combien ?\", document: \"\(document)\")") })
        }
    }

    @Test func aChoiceIsForTheNextMessageAndNeverTakesAName() async throws {
        let recorder = RecordingResponder(
            answers: [.general], reply: MessagePart(text: "?", topic: .clarify, choice: choice))
        let assistant = try assistant([recorder, EchoResponder(answers: [.order])])
        let both = try #require(await assistant.reply(to: Message(.text(both))))
        #expect(both.conversation.pending != nil)
        #expect(both.conversation.offered == nil, "a name is awaited: \"Second\" may be one")
        let asked = try #require(await assistant.reply(to: Message(.text("Quels sont vos délais de fabrication ?"))))
        let other = await assistant.reply(to: try Message(.text("Bonjour !")), in: asked.conversation)
        #expect(other?.conversation.offered == nil)
        #expect(asked.conversation.current(at: choice.offeredAt + 901).offered == nil)
    }

    @Test func eventsComeInOrder() async throws {
        let assistant = try assistant([EchoResponder(answers: [.general, .order])])
        var kinds: [String] = []
        for await event in assistant.events(for: try Message(.text(both))) {
            switch event {
            case .understood(_, _, let intents): kinds.append("understood \(intents.count)")
            case .delta: kinds.append("delta")
            case .part: kinds.append("part")
            case .done(let reply): kinds.append("done \(reply.parts.count)")
            }
        }
        #expect(kinds.first == "understood 2")
        #expect(kinds.last == "done 2")
        #expect(kinds.count { $0 == "part" } == 2)
        #expect(kinds.count { $0 == "delta" } == 2)
    }

    @Test func leavingCancelsTheWorkBehind() async throws {
        let endless = EndlessResponder(answers: [.general])
        let assistant = try assistant([endless])
        let task = Task { await assistant.reply(to: try Message(.text("Quels formats proposez-vous ?"))) }
        await endless.signal.started()
        task.cancel()
        #expect(try await task.value == nil)
        await endless.signal.ended()
    }
}

private struct SilentResponder: Responder {
    let answers: Set<PlannedPart.Kind>
    func respond(to request: ResponderRequest) -> AsyncStream<ResponseEvent> { AsyncStream { $0.finish() } }
}

private struct EchoResponder: Responder {
    let answers: Set<PlannedPart.Kind>
    func respond(to request: ResponderRequest) -> AsyncStream<ResponseEvent> {
        .running { continuation in
            continuation.yield(.text("\(request.part.kind)"))
            let part = ReplyPart.message(MessagePart(text: "\(request.part.kind)", topic: .clarify))
            // An order question stays open, so that a bare name after it is understood as one.
            guard case .order(let question) = request.part else {
                continuation.yield(.finished(part))
                return
            }
            continuation.yield(.finished(part, memory: OrderMemory(pending: question.slots)))
        }
    }
}

private struct RecordingResponder: Responder {
    actor Log {
        var questions: [String] = []
        func add(_ question: String) { questions.append(question) }
    }
    let answers: Set<PlannedPart.Kind>
    var reply = MessagePart(text: "", topic: .unknown)
    let log = Log()
    func respond(to request: ResponderRequest) -> AsyncStream<ResponseEvent> {
        .running { continuation in
            // Everything that the responder can see, not the question alone.
            await log.add("\(request)")
            continuation.yield(.finished(.message(reply)))
        }
    }
}

private struct EndlessResponder: Responder {
    final class Signal: Sendable {
        private let start = AsyncStream<Void>.makeStream()
        private let end = AsyncStream<Void>.makeStream()
        func start(_ work: () async -> Void) async {
            start.continuation.finish()
            await work()
            end.continuation.finish()
        }
        func started() async { for await _ in start.stream {} }
        func ended() async { for await _ in end.stream {} }
    }
    let answers: Set<PlannedPart.Kind>
    let signal = Signal()
    func respond(to request: ResponderRequest) -> AsyncStream<ResponseEvent> {
        .running { _ in
            await signal.start { try? await Task.sleep(for: .seconds(3_600)) }
        }
    }
}
