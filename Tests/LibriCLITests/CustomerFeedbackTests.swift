import Foundation
import LibriAssist
import LibriTestSupport
import Testing

/// `feedback`, as the shop's people use it beside a running server.
@Suite final class CustomerFeedbackTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func showsWhatCustomersThought() async throws {
        let state = try await DemoState.copy(to: folder).url.path
        @Sendable func run(_ arguments: String...) async throws -> Program.Outcome {
            try await Program.cli.run(["feedback", "--demo", "--state", state] + arguments)
        }
        let none = try await run()
        #expect(none.status == 0 && none.output.isEmpty && none.errors.contains("\(state)/feedback.sqlite"))
        let empty = try JSONValue(Data(try await run("--json").output.utf8))
        #expect(empty == ["helpful": 0, "notHelpful": 0, "days": [], "comments": []])

        let id = try await DemoServer.with(arguments: ["--demo", "--state", state]) { server in
            let reply = try JSONValue(try await server.post("/api/chat", ["message": "Bonjour"]).body)
            let id = try #require(reply["id"]?.string)
            for (id, helpful, comment) in [
                (id, true, "C'est très clair"), (UUID().uuidString, true, "Merci"),
                (id, false, "Il manque le prix, appelez-moi au 06 12 39 98 87"),
            ] {
                let sent: [String: any Sendable] = ["replyId": id, "helpful": helpful, "comment": comment]
                #expect(try await server.post("/api/feedback", sent).status == 204)
            }
            return id
        }

        let report = try JSONValue(Data(try await run("--json", "--since", "2", "--limit", "1").output.utf8))
        #expect(report["helpful"] == 1 && report["notHelpful"] == 1)
        let day = try #require(report["days"]?.items.first?["day"])
        #expect(report["days"] == [["day": day, "helpful": 1, "notHelpful": 1]])
        let comment = try #require(report["comments"]?.items.first)
        #expect(report["comments"]?.items.count == 1)
        #expect(comment["replyId"] == .string(id) && comment["helpful"] == false && comment["day"] == day)
        #expect(comment["comment"]?.string?.hasPrefix("Il manque le prix") == true)
        #expect(comment["comment"]?.string?.contains("12") == false)

        let text = try await run()
        #expect(text.lines.first == "1 of 2 replies helped (50 %)")
        #expect(text.output.contains("Merci") && text.output.contains("not helpful"))
    }

    @Test(arguments: [["--limit", "0"], ["--since", "0"], []])
    func refusesOptionsThatMakeNoSense(arguments: [String]) async throws {
        let shop = arguments.isEmpty ? [] : ["--demo"]
        #expect(try await Program.cli.run(["feedback"] + shop + arguments).status == 64)
    }

    @Test func namesAFileThatIsDamaged() async throws {
        let state = try await DemoState.copy(to: folder).url.path
        try folder.write(String(repeating: "rubbish ", count: 1_000), to: "state/feedback.sqlite")
        let outcome = try await Program.cli.run(["feedback", "--demo", "--state", state])
        #expect(outcome.status == 69 && outcome.errors.contains("damaged"))
    }
}
