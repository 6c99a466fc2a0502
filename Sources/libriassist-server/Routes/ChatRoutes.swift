import Hummingbird
import LibriAssist

/// `POST /api/chat`
struct ChatRoutes: Sendable {
    let assistant: Assistant
    let sealer: ConversationSealer

    private static let example = #"{"message":"Quels formats proposez-vous ?"}"#

    func add(to router: Router<ServerContext>) {
        router.post("api/chat") { request, context in
            let chat = try await RequestBody.decode(ChatRequest.self, from: request, example: Self.example)
            let message: Message
            do { message = try chat.content(client: context.client) } catch let error as MessageError {
                throw Problem(status: 400, title: "Message refused", detail: error.message)
            }
            // A token that does not open, or has expired, begins a new conversation.
            let conversation = chat.conversation.flatMap { sealer.open($0) }
            guard let reply = await assistant.reply(to: message, in: conversation) else { throw CancellationError() }
            return try Response.json(ChatReply(reply, conversation: try sealer.seal(reply.conversation)))
        }
    }
}
