import ArgumentParser

/// Documents.
struct Knowledge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Index, search and look over the shop's documents, and measure how well they answer.",
        subcommands: [
            KnowledgeIndex.self, KnowledgeStatus.self, KnowledgeUnanswered.self, KnowledgeLintCommand.self,
            KnowledgeSearch.self, KnowledgeEvaluate.self, KnowledgeCalibrate.self,
        ]
    )
}
