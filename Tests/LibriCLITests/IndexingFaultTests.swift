import Foundation
import LibriTestSupport
import Testing

/// Whether this process may mount a file system of its own, as root may.
private let mayMount = {
    let probe = Process()
    probe.executableURL = URL(fileURLWithPath: "/bin/sh")
    probe.arguments = ["-c", "unshare -m mount -t tmpfs tmpfs /mnt 2>/dev/null"]
    guard (try? probe.run()) != nil else { return false }
    probe.waitUntilExit()
    return probe.terminationStatus == 0
}()

@Suite struct IndexingFaultTests {
    /// Runs a script with a small index in `$STORE` and many documents in `docs`, which need more than 60 KB.
    private func outcome(of script: String) async throws -> Program.Outcome {
        let folder = try TemporaryFolder()
        try folder.write("Le papier est blanc.", to: "one.txt")
        for number in 0..<200 {
            try folder.write("Le format \(number) a un côté de \(number * 7919) millimètres.", to: "docs/\(number).txt")
        }
        try FileManager.default.createDirectory(atPath: folder.path("state"), withIntermediateDirectories: false)
        return try await Program.shell.run(
            ["-c", "cd '\(folder.url.path)' && STORE=state/k.sqlite CLI='\(Program.cli.path)'\n" + script])
    }

    @Test func writingThatFailsLeavesTheOldIndex() async throws {
        let outcome = try await outcome(
            of: """
                "$CLI" knowledge index one.txt --store $STORE || exit 2
                (trap '' XFSZ; ulimit -f 60; "$CLI" knowledge index docs --store $STORE); echo "status $?"
                ls -A state
                "$CLI" knowledge search --store $STORE papier
                """)
        #expect(outcome.output.contains("status 69"))
        #expect(outcome.errors.contains("state/k.sqlite cannot be written"))
        #expect(outcome.output.contains("Le papier est blanc."))
        #expect(!outcome.output.contains("draft"))
    }

    @Test(.enabled(if: mayMount)) func aFullDiskIsNamedAndLeavesTheOldIndex() async throws {
        let outcome = try await outcome(
            of: """
                exec unshare -m sh -c 'mount -t tmpfs -o size=120k tmpfs state && cd . || exit 2
                "'"$CLI"'" knowledge index one.txt --store '$STORE' || exit 3
                "'"$CLI"'" knowledge index docs --store '$STORE'; echo "status $?"
                "'"$CLI"'" knowledge search --store '$STORE' papier'
                """)
        #expect(outcome.output.contains("status 69"))
        #expect(outcome.errors.contains("the disk is full"))
        #expect(outcome.output.contains("Le papier est blanc."))
    }
}
