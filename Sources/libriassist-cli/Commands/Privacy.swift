import ArgumentParser

/// What is kept about customers' requests.
struct Privacy: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what is kept about customers' requests, and remove what is past its time.",
        subcommands: [PrivacyShow.self, PrivacyPurge.self]
    )
}
