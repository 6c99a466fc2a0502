import ArgumentParser
import Foundation
import LibriAssist

/// A conversation in the terminal, or many on standard input.
struct Chat: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Talk to the assistant.",
        discussion: """
            Type a message and press return; an empty line or Ctrl-D ends the conversation.
            With --jsonl: {"conversation":"a","text":"Bonjour"} is answered by the reply as one line; the state of each \
            conversation is kept while the process runs.
            """
    )

    @OptionGroup var shop: ShopOptions

    @Flag(help: "Read requests from standard input, one JSON object a line, and answer each on a line.")
    var jsonl = false

    private struct Request: Decodable {
        var conversation: String
        var text: String
    }

    func run() async throws {
        let services = try await shop.services()
        let result: Result<Void, any Error>
        do {
            if jsonl { try await answerLines(services.assistant) } else { try await talk(services) }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        await services.unanswered.settle()
        try result.get()
    }

    private func answerLines(_ assistant: Assistant) async throws {
        var conversations: [String: Conversation] = [:]
        try await JSONLines.answer(Request.self, example: #"{"conversation":"a","text":"Bonjour"}"#) { request in
            let message = try Message(.text(request.text))
            guard let reply = await assistant.reply(to: message, in: conversations[request.conversation]) else {
                throw CancellationError()
            }
            conversations[request.conversation] = reply.conversation
            return ChatReply(reply, conversation: request.conversation)
        }
    }

    private func talk(_ services: LibriServices) async throws {
        let output = Terminal.output
        var conversation: Conversation?
        if output.isInteractive {
            output.line(output.dim("\(services.configuration.shop.name) — an empty line ends the conversation."))
        }
        var lines = LineReader()
        while true {
            if output.isInteractive { output.text("\n" + output.bold("> ")) }
            guard let line = lines.next(), line.contains(where: { $0 > 0x20 }) else { return }
            guard let text = String(data: line, encoding: .utf8) else {
                Terminal.error.line("The message is not UTF-8 text. Set the terminal's encoding to UTF-8.")
                continue
            }
            do {
                let message = try Message(.text(text))
                guard let reply = await services.assistant.reply(to: message, in: conversation) else { return }
                conversation = reply.conversation
                if let notice = reply.notice { output.line(output.dim(notice) + "\n") }
                output.line(ReplyText.text(of: reply, in: output))
            } catch {
                Terminal.error.line(error.message)
            }
        }
    }
}
