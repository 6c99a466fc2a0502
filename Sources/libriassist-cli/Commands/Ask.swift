import ArgumentParser
import LibriAssist

/// One question, one answer.
struct Ask: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask one question.",
        discussion:
            "Exits with 1 when the documents do not answer or the order is not verified, with 69 when a store does not answer."
    )

    @OptionGroup var shop: ShopOptions

    @Flag(help: "Print the reply as JSON.")
    var json = false

    @Argument(help: "The question.")
    var question: String

    func run() async throws {
        let message = try Message(.text(question))
        let services = try await shop.services()
        let answered = await services.assistant.reply(to: message)
        await services.unanswered.settle()
        guard let reply = answered else { return }
        if json {
            Terminal.output.line(try WireJSON.encodePretty(ChatReply(reply, conversation: reply.conversation.id)))
        } else {
            Terminal.output.line(ReplyText.text(of: reply, in: .output))
        }
        if reply.parts.contains(where: \.isUnavailable) { throw ExitCode(Failure.Code.unavailable.rawValue) }
        if reply.parts.allSatisfy(\.isWithoutAnswer) { throw ExitCode(Failure.Code.nothingFound.rawValue) }
    }
}

extension ReplyPart {
    /// The part says that there is nothing to say.
    fileprivate var isWithoutAnswer: Bool {
        guard case .message(let message) = self else { return false }
        return [.unknown, .notVerified, .outOfScope].contains(message.topic)
    }

    /// A neighbour does not answer.
    fileprivate var isUnavailable: Bool {
        guard case .message(let message) = self else { return false }
        return message.topic == .unavailable
    }
}
