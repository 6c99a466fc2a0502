public import Foundation
public import Logging

/// Answers messages: understands, plans, lets the responders answer side by side, and composes the reply.
///
/// One assistant serves any number of conversations at once; everything that belongs to one is in its
/// ``Conversation``.
///
/// A class, as each reply hands it from task to task: copying a value with all its lexicons counts hundreds of references.
public final class Assistant: Sendable {
    private let interpreter: MessageInterpreter
    private let planner: ReplyPlanner
    private let responders: [any Responder]
    private let composer: ReplyComposer
    private let orderNumberFormat: OrderNumberFormat
    private let languages: [Language]
    private let logger: Logger
    private let now: @Sendable () -> Date

    /// Creates an assistant.
    ///
    /// - Parameters:
    ///   - interpreter: Understands messages.
    ///   - planner: Decides on the parts of a reply.
    ///   - responders: Answer the parts; the first that answers a kind of part gets it.
    ///   - composer: Joins the parts.
    ///   - orderNumberFormat: How the shop writes order numbers.
    ///   - languages: The languages spoken; the first is a conversation's until a message tells.
    ///   - logger: Gets metadata that is never personal.
    ///   - now: The clock.
    public init(
        interpreter: MessageInterpreter, planner: ReplyPlanner, responders: [any Responder], composer: ReplyComposer,
        orderNumberFormat: OrderNumberFormat = .coolLibri, languages: [Language] = Language.allCases, logger: Logger,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.interpreter = interpreter
        self.planner = planner
        self.responders = responders
        self.composer = composer
        self.orderNumberFormat = orderNumberFormat
        self.languages = languages
        self.logger = logger
        self.now = now
    }

    /// The reply to a message, whole.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - conversation: The conversation so far; nothing begins a new one.
    /// - Returns: The reply, or nothing when the task was cancelled.
    public func reply(to message: Message, in conversation: Conversation? = nil) async -> Reply? {
        for await event in events(for: message, in: conversation) {
            if case .done(let reply) = event { return reply }
        }
        return nil
    }

    /// The reply to a message as it comes into being. Ending the iteration cancels the work behind it.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - conversation: The conversation so far; nothing begins a new one.
    ///   - isAfterLoss: The customer believes to go on with a conversation that cannot be taken up; the notice says so.
    public func events(
        for message: Message, in conversation: Conversation? = nil, isAfterLoss: Bool = false
    ) -> AsyncStream<ReplyEvent> {
        AsyncStream { continuation in
            let task = Task {
                await answer(message, in: conversation, isAfterLoss: isAfterLoss, to: continuation)
                continuation.finish()
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    private func answer(
        _ message: Message, in previous: Conversation?, isAfterLoss: Bool,
        to events: AsyncStream<ReplyEvent>.Continuation
    ) async {
        let moment = now()
        let isFirst = (previous?.turns ?? 0) == 0
        var conversation =
            (previous
            ?? Conversation(startedAt: moment, language: spoken(message.language) ?? languages.first ?? .french))
            .current(at: moment)
        let (understanding, plan) = read(message, in: conversation)
        let id = UUID().uuidString.lowercased()
        events.yield(.understood(id: id, language: understanding.language, intents: understanding.intents))

        var parts = [ReplyPart?](repeating: nil, count: plan.parts.count)
        var memories = [OrderMemory?](repeating: nil, count: plan.parts.count)
        let requests = plan.parts.map { part in
            ResponderRequest(
                part: part, language: understanding.language, client: message.client, messageID: message.id,
                now: moment)
        }
        await respond(to: requests, events: events) { index, part, memory in
            parts[index] = part
            memories[index] = memory
            events.yield(.part(index: index, part))
        }
        guard !Task.isCancelled else { return }
        // In the order of the parts, whichever was ready first: what one part proved, another does not undo.
        let remembered = memories.compactMap(\.self)
        if !remembered.isEmpty {
            conversation.pending = remembered.compactMap(\.pending).first
            // What was verified just now goes before what was, the last before the first.
            conversation.verified = remembered.compactMap(\.verified).reversed().max { $0.usedAt < $1.usedAt }
        }

        if understanding.smallTalk == .givingUp { conversation.pending = nil }
        conversation.language = understanding.language
        conversation.turns += 1
        let finished = parts.compactMap(\.self)
        conversation.offered = conversation.pending == nil && finished.count == 1 ? finished[0].choice : nil
        events.yield(
            .done(
                Reply(
                    id: id, language: understanding.language, intents: understanding.intents,
                    text: composer.text(of: finished, language: understanding.language),
                    notice: isFirst ? composer.notice(understanding.language, isAfterLoss: isAfterLoss) : nil,
                    suggestions: composer.suggestions(after: finished, language: understanding.language),
                    parts: finished, conversation: conversation
                )
            )
        )
    }

    /// The language that a page asks for, if the shop speaks it.
    private func spoken(_ language: Language?) -> Language? {
        language.flatMap { languages.contains($0) ? $0 : nil }
    }

    private func read(_ message: Message, in conversation: Conversation) -> (Understanding, ReplyPlan) {
        switch message.content {
        case .text(let text):
            let language =
                conversation.turns == 0 ? spoken(message.language) ?? conversation.language : conversation.language
            if let offered = conversation.offered {
                let picked = interpreter.picked(in: text, of: offered)
                if !picked.isEmpty {
                    let understanding = Understanding(
                        language: language, intents: [.general], confidence: [.general: 1])
                    return (understanding, planner.plan(picked, of: offered))
                }
            }
            let understanding = interpreter.understand(text, language: language, pending: conversation.pending)
            return (understanding, planner.plan(understanding, in: conversation))
        case .orderForm(let number, let surname):
            let reference = number.flatMap { try? OrderReference($0, format: orderNumberFormat) }
            let given = OrderSlots(reference: reference, name: surname.map { StatedName(surname: $0) })
            let understanding = Understanding(
                language: spoken(message.language) ?? conversation.language, intents: [.order], confidence: [.order: 1]
            )
            let isMalformed = number != nil && reference == nil
            return (understanding, planner.plan(form: given, hasMalformedNumber: isMalformed, in: conversation))
        }
    }

    /// Answers the parts of a plan side by side; each is taken as soon as it is ready.
    private func respond(
        to requests: [ResponderRequest], events: AsyncStream<ReplyEvent>.Continuation,
        take: (Int, ReplyPart, OrderMemory?) -> Void
    ) async {
        // Nearly every reply has one part, which needs no task of its own.
        if requests.count == 1 {
            if let (index, part, memory) = await respond(to: requests[0], index: 0, events: events) {
                take(index, part, memory)
            }
            return
        }
        await withTaskGroup(of: (Int, ReplyPart, OrderMemory?)?.self) { group in
            for (index, request) in requests.enumerated() {
                group.addTask { await self.respond(to: request, index: index, events: events) }
            }
            for await case let (index, part, memory)? in group { take(index, part, memory) }
        }
    }

    private func respond(
        to request: ResponderRequest, index: Int, events: AsyncStream<ReplyEvent>.Continuation
    ) async -> (Int, ReplyPart, OrderMemory?)? {
        guard let responder = responders.first(where: { $0.answers.contains(request.part.kind) }) else {
            logger.error("No responder answers this kind of part", metadata: ["kind": "\(request.part.kind)"])
            return (index, composer.unavailable(request.language), nil)
        }
        for await event in responder.respond(to: request) {
            switch event {
            case .text(let text): events.yield(.delta(index: index, text: text))
            case .finished(let part, let memory): return (index, part, memory)
            }
        }
        if Task.isCancelled { return nil }
        logger.error("A responder ended without a part", metadata: ["kind": "\(request.part.kind)"])
        return (index, composer.unavailable(request.language), nil)
    }
}
