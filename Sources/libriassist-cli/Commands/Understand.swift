import ArgumentParser

/// What messages mean.
struct Understand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what is understood of messages, measure it, and train it.",
        subcommands: [UnderstandMessage.self, UnderstandRedact.self, UnderstandTrain.self],
        defaultSubcommand: UnderstandMessage.self
    )
}
