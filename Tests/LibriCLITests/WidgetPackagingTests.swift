import Foundation
import LibriAssist
import LibriTestSupport
import LibriWidget
import Testing

/// `widget package`, as a shop's web developer gets it.
@Suite final class WidgetPackagingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(_ arguments: String...) async throws -> Program.Outcome {
        try await Program.cli.run(["widget", "package"] + arguments)
    }

    @Test func writesTheFolderAndTheArchive() async throws {
        let output = folder.path("new/paquet")
        let outcome = try await run("--output", output)
        #expect(outcome.status == 0)
        #expect(outcome.output.split(separator: "\n").count == 2)
        let package = URL(fileURLWithPath: output).appendingPathComponent("libriassist-widget-v1.0")
        for name in [
            "chatbot-widget.js", "chatbot-widget.css", "exemple-integration.html", "README.md", "API_DOCUMENTATION.md",
            "integrity.json",
        ] {
            let size = try Data(contentsOf: package.appendingPathComponent(name)).count
            #expect(size > 100, "\(name)")
        }
        let archive = try Data(contentsOf: URL(fileURLWithPath: package.path + ".zip"))
        #expect(archive.starts(with: Data("PK".utf8)))
        // What is packaged is what this server serves.
        let release = try WidgetRelease()
        for asset in release.assets {
            #expect(try Data(contentsOf: package.appendingPathComponent(asset.name)) == asset.data)
        }
        #expect(release.integrity.version == LibriAssistVersion.current)
        let guide = try String(contentsOf: package.appendingPathComponent("README.md"), encoding: .utf8)
        for name in WidgetRelease.names {
            let hash = try #require(release.integrity.files[name]?.integrity)
            #expect(guide.contains(hash), "the guide names the hash of \(name)")
        }
    }

    @Test func replacesNothingUnasked() async throws {
        let output = folder.path("paquet")
        #expect(try await run("--output", output).status == 0)
        let mine = URL(fileURLWithPath: output).appendingPathComponent("libriassist-widget-v1.0/README.md")
        try Data("changed".utf8).write(to: mine)
        let refused = try await run("--output", output)
        #expect(refused.status == 64 && refused.errors.contains("--force"), "\(refused.errors)")
        #expect(try Data(contentsOf: mine) == Data("changed".utf8))
        #expect(try await run("--output", output, "--force").status == 0)
        #expect(try Data(contentsOf: mine) != Data("changed".utf8))
    }

    @Test func saysWhatToDoWhereItCannotWrite() async throws {
        let file = try folder.write("", to: "file")
        let outcome = try await run("--output", file + "/paquet")
        #expect(outcome.status == 69 && outcome.errors.contains("--output"), "\(outcome.errors)")
    }

    @Test func tellsWhatItWroteAsJSON() async throws {
        let written = try JSONValue(Data(try await run("--output", folder.path("json"), "--json").output.utf8))
        #expect(written["version"]?.string == LibriAssistVersion.current)
        #expect(written["folder"]?.string?.hasSuffix("/json/libriassist-widget-v1.0") == true)
        #expect(written["archive"]?.string?.hasSuffix("/json/libriassist-widget-v1.0.zip") == true)
    }
}
