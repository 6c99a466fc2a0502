import ArgumentParser

/// Orders.
struct Orders: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look up orders.", subcommands: [OrdersTrack.self, OrdersDemo.self]
    )
}
