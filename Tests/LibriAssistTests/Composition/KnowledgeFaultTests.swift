#if SQLite && Configuration
import Foundation
import LibriAssist
import LibriTestSupport
import Logging
import Testing

/// A shop starts and answers whatever has become of its index, as long as there is something to answer from.
@Suite struct KnowledgeFaultTests {
    private func answer(_ folder: borrowing TemporaryFolder) async throws -> String {
        var configuration = LibriConfiguration()
        configuration.knowledge.sources = [folder.path("docs")]
        configuration.orders.sqlitePath = folder.path("orders.sqlite")
        let services = try await LibriServices(
            configuration: configuration, state: StateFolder(path: folder.path("state")),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        return await services.knowledge.retriever.retrieve("papier blanc", language: .french, limit: 1).hits.first?
            .passage.text ?? ""
    }

    private func shop() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try SampleOrderDatabase(count: 3).write(to: folder.path("orders.sqlite")) { _ in }
        for number in 0..<300 { try folder.write("Le papier \(number) est blanc.", to: "docs/\(number).txt") }
        return folder
    }

    @Test func anIndexDamagedInTheMiddleIsMadeAnew() async throws {
        let folder = try shop()
        #expect(try await answer(folder).contains("papier"))
        let store = StateFolder(path: folder.path("state")).knowledgeStore
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: store))
        try file.seek(toOffset: 8_192)
        try file.write(contentsOf: Data(repeating: 0xFF, count: 40_000))
        try file.close()
        #expect(try await answer(folder).contains("papier"))
    }

    @Test func aStoreThatCannotBeReplacedGoesOnAnswering() async throws {
        let folder = try shop()
        #expect(try await answer(folder).contains("papier"))
        let store = StateFolder(path: folder.path("state")).knowledgeStore
        // A folder where the lock should be: nobody can index, the index itself is whole.
        let name = URL(fileURLWithPath: store).lastPathComponent
        let lock = folder.path("state/.\(name).lock")
        try? FileManager.default.removeItem(atPath: lock)
        try FileManager.default.createDirectory(atPath: lock, withIntermediateDirectories: false)
        try folder.write("Le papier neuf est blanc.", to: "docs/neuf.txt")
        #expect(try await answer(folder).contains("papier"))
    }
}
#endif
