import HTTPTypes
import Hummingbird
import LibriAssist
import Logging
import NIOCore

/// `POST /api/chat`, whole or streamed, and `POST /api/conversation/end`.
struct ChatRoutes: Sendable {
    let assistant: Assistant
    let sealer: ConversationSealer
    let ended: EndedConversations
    /// How many messages a conversation may hold; nothing for any number.
    let buckets: TokenBuckets<String>?
    let limits: ServerLimits
    let metrics: ServerMetrics
    let logger: Logger

    private static let example = #"{"message":"Quels formats proposez-vous ?"}"#
    private static let endExample = #"{"conversation":"v2.…"}"#

    func add(to router: Router<ServerContext>) {
        router.post("api/chat") { request, context in
            var request = request
            let chat = try await RequestBody.decode(
                ChatRequest.self, from: &request, limit: limits.bodyBytes, example: Self.example)
            let message: Message
            do { message = try chat.content(client: context.client, longest: limits.messageCharacters) } catch let error
                as MessageError
            {
                throw Problem(status: 400, title: "Message refused", detail: error.message)
            }
            let conversation = chat.conversation.flatMap(conversation(in:))
            if let conversation, let decision = buckets?.take(conversation.id), !decision.isAllowed {
                metrics.refused(.conversation)
                return Response.tooManyRequests(decision.headers)
            }
            // A token that does not open, has expired or was ended begins a new conversation, and the customer is told.
            let events = assistant.events(
                for: message, in: conversation, isAfterLoss: chat.conversation != nil && conversation == nil)
            return request.wantsEvents
                ? stream(events, for: request, context) : try await whole(events, on: context.eventLoop)
        }
        router.post("api/conversation/end") { request, _ in
            var request = request
            let end = try await RequestBody.decode(
                EndRequest.self, from: &request, limit: limits.bodyBytes, example: Self.endExample)
            if let conversation = sealer.open(end.conversation) { ended.end(conversation.id) }
            return Response(status: .noContent, headers: [.cacheControl: "no-store"])
        }
    }

    private func conversation(in token: String) -> Conversation? {
        guard let conversation = sealer.open(token), !ended.contains(conversation.id) else { return nil }
        return conversation
    }

    private func whole(_ events: AsyncStream<ReplyEvent>, on eventLoop: any EventLoop) async throws -> Response {
        // The work behind a reply ends with its events.
        let reply = try await Deadline(time: limits.requestTime, eventLoop: eventLoop).within {
            guard let reply = await events.reply() else { throw CancellationError() }
            return reply
        }
        return try .json(chatReply(reply))
    }

    /// The finished reply with its sealed conversation.
    private func chatReply(_ reply: Reply) throws -> ChatReply {
        metrics.record(reply)
        return ChatReply(reply, conversation: try sealer.seal(reply.conversation))
    }

    private func stream(
        _ events: AsyncStream<ReplyEvent>, for request: Request, _ context: ServerContext
    ) -> Response {
        let (logger, metrics, id) = (logger, metrics, context.id)
        let reply = ReplyStream(events: events, limits: limits, finish: chatReply) { error in
            logger.error("A stream failed", metadata: ["cause": "\(FailureCause(error))", "request": "\(id)"])
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
                // A proxy such as nginx would collect the events otherwise.
                .xAccelBuffering: "no",
                // Watching for a customer who leaves takes what would be the next request.
                .connection: "close",
            ],
            body: ResponseBody { writer in
                // The body was collected before: with one that is not, a half-closed connection would end the process.
                try await request.body.consumeWithCancellationOnInboundClose { _ in
                    var ending = ReplyStream.Ending.left
                    defer { metrics.streamEnded(ending) }
                    ending = try await reply.write(to: &writer)
                    try await writer.finish(nil)
                }
            })
    }
}

extension AsyncStream<ReplyEvent> {
    /// The finished reply; nothing when the stream ends without one.
    fileprivate func reply() async -> Reply? {
        for await event in self { if case .done(let reply) = event { return reply } }
        return nil
    }
}

extension Request {
    /// Whether the client asks for a stream of events rather than for one piece of JSON.
    fileprivate var wantsEvents: Bool {
        headers[values: .accept].contains { $0.lowercased().contains("text/event-stream") }
    }
}
