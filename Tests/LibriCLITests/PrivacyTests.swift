import Foundation
import LibriAssist
import LibriTestSupport
import Testing

/// `privacy`, as the shop's people use it beside a running server.
@Suite final class PrivacyTests {
    private let folder: TemporaryFolder
    private let state: StateFolder
    private let kept: KeptData

    init() throws {
        folder = try TemporaryFolder()
        state = StateFolder(url: URL(fileURLWithPath: folder.path("state"), isDirectory: true))
        kept = KeptData(configuration: LibriConfiguration(), state: state)
    }

    private func run(_ arguments: String...) async throws -> Program.Outcome {
        try await Program.cli.run(["privacy"] + arguments + ["--demo", "--state", state.url.path])
    }

    private func stores(_ outcome: Program.Outcome) throws -> [String: JSONValue] {
        let stores = try JSONValue(Data(outcome.output.utf8))["stores"]?.items ?? []
        return Dictionary(uniqueKeysWithValues: stores.map { ($0["store"]?.string ?? "", $0) })
    }

    @Test func showsAndPurgesWhatIsPastItsTime() async throws {
        let door = try await kept.write(daysAgo: 182)
        let before = try stores(try await run("show", "--json"))
        #expect(Set(before.keys) == ["audit", "failures", "locks", "feedback", "unanswered"])
        for name in ["audit", "feedback", "unanswered"] {
            let store = before[name]
            #expect(store?["rows"] == 2 && store?["expired"] == 1, "\(name)")
            #expect(store?["retentionSeconds"] == 15_552_000 && store?["oldest"]?.string?.count == 10, "\(name)")
        }
        #expect(before["feedback"]?["file"] == .string(state.feedback))
        let text = try await run("show")
        #expect(text.status == 0 && text.output.contains("180 days") && text.output.contains("1 day after its end"))

        let purge = try await run("purge", "--json")
        #expect(purge.status == 0)
        for (name, store) in try stores(purge) {
            #expect(store["erased"] == true && store["error"] == nil, "\(name)")
            #expect(store["removed"] == (["failures", "locks"].contains(name) ? 0 : 1), "\(name)")
        }
        #expect(try kept.found(KeptData.canaries + KeptData.keepers) == KeptData.keepers)
        let again = try await run("purge")
        #expect(again.status == 0 && again.lines.last == "Nothing of what was removed is left in the files.")
        withExtendedLifetime(door) {}
    }

    @Test func tellsWhatItCannotErase() async throws {
        let door = try await kept.write(daysAgo: 182)
        let reader = try await DatabaseReader(of: "access", in: state.door)
        let held = try await run("purge")
        #expect(held.status == 69)
        #expect(held.errors.contains("another process holds it") && held.errors.contains("privacy purge again"))
        #expect(held.errors.split(separator: "\n").count == 1, "three stores lie in that file")
        #expect(!held.output.contains("Nothing of"))
        try await reader.end()
        #expect(try await run("purge").status == 0)
        #expect(try kept.found(KeptData.canaries).isEmpty)
        withExtendedLifetime(door) {}
    }

    @Test(arguments: ["show", "purge"])
    func namesAFolderThatIsNotThereAndMakesNothing(command: String) async throws {
        let missing = try await run(command)
        #expect(missing.status == 66 && missing.errors.contains(state.url.path))
        #expect(!FileManager.default.fileExists(atPath: state.url.path))
        try state.create()
        #expect(try await run(command).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: state.url.path).isEmpty)
        #expect(try await Program.cli.run(["privacy", command]).status == 64)
    }
}
