import ArgumentParser

/// Documents.
struct Knowledge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Index and search the shop's documents, see what they do not answer, and measure how well they do.",
        subcommands: [
            KnowledgeIndex.self, KnowledgeStatus.self, KnowledgeUnanswered.self, KnowledgeSearch.self,
            KnowledgeEvaluate.self, KnowledgeCalibrate.self,
        ]
    )
}
