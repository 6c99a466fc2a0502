import Foundation
import LibriAssist
import LibriTestSupport
import Testing

/// A process that is killed while it indexes leaves the old index or the new one, whole.
///
/// `make test` runs it in a process of its own: beside tests that wait for other programs, a wait may miss an end.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["LIBRI_ALONE"] != nil)) struct IndexingCrashTests {
    @Test func killedAtAnyMomentItLeavesTheOldOrTheNewIndex() async throws {
        let folder = try TemporaryFolder()
        let store = folder.path("k.sqlite")
        func write(_ version: String) throws {
            for index in 0..<60 {
                let text = (0..<40).map { "Phrase \($0) du document \(index), version \(version)." }.joined(
                    separator: " ")
                try folder.write(text, to: "docs/\(index).txt")
            }
        }
        try write("un")
        let arguments = ["knowledge", "index", folder.path("docs"), "--store", store]
        let clock = ContinuousClock()
        let whole = try await clock.measure { _ = try await Program.cli.run(arguments) }
        let knowledge = try KnowledgeServices()
        var random = SeededGenerator(seed: 3)
        var seen: [String: Int] = [:]
        for round in 0..<Self.kills {
            let version = round.isMultiple(of: 2) ? "deux" : "un"
            try write(version)
            let process = Program.cli.process(arguments)
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            try await Task.sleep(for: whole * Double.random(in: 0...1.5, using: &random))
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
            process.waitUntilExit()

            let content = try await knowledge.store(at: store).content()
            #expect(content.collection.passages.count >= 60)
            let versions = Set(
                content.collection.passages.map { $0.passage.text.contains("version un.") ? "un" : "deux" })
            #expect(versions.count == 1, "a mixture of two versions")
            seen[versions.first ?? "", default: 0] += 1
        }
        // On a machine that does something else, few kills may all come too early.
        if Self.kills >= 100 { #expect(seen.count == 2, "both the old and the new index were seen: \(seen)") }
        // And the next one is not hindered by what was left lying about.
        try write("trois")
        #expect(try await Program.cli.run(arguments).status == 0)
        #expect(
            try await knowledge.store(at: store).content().collection.passages.allSatisfy {
                $0.passage.text.contains("version trois.")
            })
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasPrefix(".") }
        #expect(left == [".k.sqlite.lock"])
    }

    /// `LIBRI_ALONE=1 LIBRI_KILLS=200 swift test --filter IndexingCrashTests` takes a few minutes.
    private static let kills = Int(ProcessInfo.processInfo.environment["LIBRI_KILLS"] ?? "") ?? 20

    @Test func twoAtOnceDoNotMix() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Les délais.", to: "docs/a.txt")
        let arguments = ["knowledge", "index", folder.path("docs"), "--store", folder.path("k.sqlite")]
        let outcomes = try await withThrowingTaskGroup(of: Program.Outcome.self) { group in
            for _ in 0..<4 { group.addTask { try await Program.cli.run(arguments) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.contains { $0.status == 0 })
        for outcome in outcomes where outcome.status != 0 {
            #expect(outcome.status == 69)
            #expect(outcome.errors.contains("Another process"))
        }
    }
}
