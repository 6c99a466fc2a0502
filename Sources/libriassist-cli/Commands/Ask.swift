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

    @Flag(help: "Also tell why: what was found, what a model wrote, and what of it was withheld.")
    var why = false

    @Argument(help: "The question.")
    var question: String

    func run() async throws {
        let message = try Message(.text(question))
        let traces = CollectedTraces()
        let services = try await shop.services(traces: why ? traces : nil)
        let answered = await services.assistant.reply(to: message)
        await services.unanswered.settle()
        guard let reply = answered else { return }
        if json {
            let reply = ChatReply(reply, conversation: reply.conversation.id)
            Terminal.output.line(
                why
                    ? try WireJSON.encodePretty(ExplainedReply(reply: reply, why: traces.all))
                    : try WireJSON.encodePretty(reply))
        } else {
            Terminal.output.line(ReplyText.text(of: reply, in: .output))
            for trace in traces.all { Terminal.output.line("\n" + TraceText.text(of: trace)) }
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
