#if SQLite
import Foundation
import LibriAssist
import LibriTestSupport
import Logging
import Testing

@Suite final class LiveKnowledgeTests: Sendable {
    private let folder: TemporaryFolder
    private let services: KnowledgeServices

    init() throws {
        folder = try TemporaryFolder()
        services = try KnowledgeServices()
    }

    private func index(_ text: String) async throws {
        try folder.write(text, to: "docs/a.txt")
        _ = try await services.indexer.index(
            [folder.path("docs")], into: services.store(at: folder.path("k.sqlite")))
    }

    private func live() async throws -> LiveKnowledge {
        try await LiveKnowledge(
            services, path: folder.path("k.sqlite"), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func text(_ knowledge: LiveKnowledge) async -> String? {
        await knowledge.retriever.retrieve("quel papier ?", language: .french, limit: 1).hits.first?.passage.text
    }

    @Test func switchesToANewIndexAndOnlyThen() async throws {
        try await index("Le papier est blanc.")
        let knowledge = try await live()
        #expect(await knowledge.refresh() == false)
        #expect(await text(knowledge) == "Le papier est blanc.")
        try await index("Le papier est ivoire.")
        #expect(await text(knowledge) == "Le papier est blanc.")
        #expect(await knowledge.refresh())
        #expect(await text(knowledge) == "Le papier est ivoire.")
        #expect(knowledge.retriever.contains("ivoire") && !knowledge.retriever.contains("blanc"))
    }

    @Test func aBrokenOrMissingIndexLeavesTheOldOne() async throws {
        try await index("Le papier est blanc.")
        let knowledge = try await live()
        try FileManager.default.removeItem(atPath: folder.path("k.sqlite"))
        #expect(await knowledge.refresh() == false)
        try folder.write("no database", to: "k.sqlite")
        #expect(await knowledge.refresh() == false)
        #expect(await text(knowledge) == "Le papier est blanc.")
        try FileManager.default.removeItem(atPath: folder.path("k.sqlite"))
        try await index("Le papier est ivoire.")
        #expect(await knowledge.refresh())
        #expect(await text(knowledge) == "Le papier est ivoire.")
    }

    @Test func questionsGoOnWhileTheIndexChanges() async throws {
        try await index("Le papier est blanc.")
        let knowledge = try await live()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for _ in 0..<200 { #expect(await self.text(knowledge)?.hasPrefix("Le papier est") == true) }
                }
            }
            group.addTask {
                for colour in ["ivoire", "crème", "gris"] {
                    try await self.index("Le papier est \(colour).")
                    #expect(await knowledge.refresh())
                }
            }
            try await group.waitForAll()
        }
        #expect(await text(knowledge) == "Le papier est gris.")
    }
}
#endif
