import ArgumentParser

/// The chat widget of the shop's website.
struct Widget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Package the chat widget for the shop's website.",
        subcommands: [WidgetPackaging.self]
    )
}
