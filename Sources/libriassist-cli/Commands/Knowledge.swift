import ArgumentParser

/// Documents.
struct Knowledge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Index and search the shop's documents, and measure how well they answer.",
        subcommands: [KnowledgeIndex.self, KnowledgeSearch.self, KnowledgeEvaluate.self, KnowledgeCalibrate.self]
    )
}
