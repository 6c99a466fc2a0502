import ArgumentParser

/// Documents.
struct Knowledge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Index and search the shop's documents.", subcommands: [KnowledgeIndex.self, KnowledgeSearch.self]
    )
}
