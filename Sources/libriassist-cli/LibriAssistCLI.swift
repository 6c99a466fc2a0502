import ArgumentParser
import LibriAssist

/// The command line for support staff.
@main
struct LibriAssistCLI: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "libriassist-cli",
        abstract: "Answer customers from the shop's documents and orders.",
        discussion: "Start with: libriassist-cli chat --demo",
        version: LibriAssistVersion.current,
        subcommands: [
            Chat.self, Ask.self, Understand.self, Orders.self, Knowledge.self, CustomerFeedback.self, Privacy.self,
            Widget.self,
        ]
    )

    /// Runs the command; failures go to standard error with the exit code of their kind.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            guard let failure = Failure(error) else { exit(withError: error) }
            Terminal.error.line(failure.message)
            exit(withError: ExitCode(failure.code.rawValue))
        }
    }
}
