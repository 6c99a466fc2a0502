import Foundation
import LibriAssist
import LibriTestSupport
import Testing

/// `knowledge status` and `knowledge unanswered`, as the shop's people use them.
@Suite final class KnowledgeStatusTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func run(_ arguments: String...) async throws -> Program.Outcome { try await Program.cli.run(arguments) }

    private func object(_ outcome: Program.Outcome) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any] ?? [:]
    }

    @Test func showsWhatTheDocumentsDoNotAnswer() async throws {
        let state = try await DemoState.copy(to: folder).url.path
        let none = try await run("knowledge", "unanswered", "--demo", "--state", state)
        #expect(none.status == 0 && none.output.isEmpty && none.errors.contains("\(state)/unanswered.sqlite"))
        let empty = try await run("knowledge", "unanswered", "--demo", "--state", state, "--json")
        #expect(try object(empty)["questions"] as? [String] == [])

        for question in [
            "Quel est le prix du carton ondulé ?", "prix carton ondulé", "Quel est le prix du carton ondulé ?",
        ] {
            // Asked back or not, it is not answered.
            #expect(try await !run("ask", question, "--demo", "--state", state).output.contains("→"))
        }
        #expect(try await run("ask", "Avez-vous une application mobile ?", "--demo", "--state", state).status == 1)

        let listed = try await run("knowledge", "unanswered", "--demo", "--state", state, "--json", "--since", "1")
        let questions = try #require(try object(listed)["questions"] as? [[String: Any]])
        #expect(questions.map { $0["count"] as? Int } == [3, 1])
        #expect(
            questions.map { $0["question"] as? String } == [
                "Quel est le prix du carton […] ?", "Avez-vous une application mobile ?",
            ])
        #expect(questions.allSatisfy { $0["language"] as? String == "fr" && $0["lastDay"] is String })
        let table = try await run("knowledge", "unanswered", "--demo", "--state", state, "--limit", "1")
        #expect(table.lines.count == 2 && table.lines.last?.hasPrefix("3 ") == true)

        let status = try object(try await run("knowledge", "status", "--demo", "--state", state, "--json"))
        let documents = try #require(status["documents"] as? Int)
        #expect(documents > 50)
        let languages = try #require(status["languages"] as? [String: [String: Int]])
        #expect(Set(languages.keys) == ["fr", "en"])
        #expect(status["passages"] as? Int == languages.values.reduce(0) { $0 + ($1["passages"] ?? 0) })
        let changes = try #require(status["changes"] as? [String: [String]])
        #expect(changes.mapValues(\.count) == ["added": 0, "changed": 0, "missing": 0])
        let unanswered = try #require(status["unanswered"] as? [String: Any])
        #expect(unanswered["inLast30Days"] as? Int == 4)
        #expect((unanswered["top"] as? [Any])?.count == 2)
        let text = try await run("knowledge", "status", "--demo", "--state", state)
        #expect(text.output.contains("\(documents) documents") && text.output.contains("4 in the last 30 days"))
    }

    @Test func tellsWhatHasChanged() async throws {
        try folder.write("Les délais sont de cinq jours.", to: "docs/a.txt")
        try folder.write("Les papiers sont épais.", to: "docs/b.txt")
        try folder.write("---\nlanguage: de\n---\nLes prix.", to: "docs/prix.md")
        try folder.write("Les reliures.", to: "docs/c.txt")
        try folder.write(Data([0x50, 0x4B, 3, 4, 0, 0, 0xFF, 0xFE]), to: "docs/broken.txt")
        let configuration = try folder.write("knowledge: {sources: [docs]}\n", to: "shop.yaml")
        let state = folder.path("state")
        try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
        let store = state + "/knowledge.sqlite"
        let missing = try await run("knowledge", "status", "--config", configuration, "--state", state)
        #expect(missing.status == 66 && missing.errors.contains("knowledge index"))
        let indexed = try await run("knowledge", "index", folder.path("docs"), "--store", store)
        #expect(indexed.status == 0 && indexed.errors.contains("Left out: prix.md, line 2"))

        let fresh = try await run("knowledge", "status", "--config", configuration, "--state", state)
        #expect(fresh.status == 0 && fresh.output.contains("have not changed"))
        #expect(fresh.output.contains("Left out\n  prix.md, line 2: \"language: de\""))
        #expect(fresh.output.contains("Not read") && fresh.output.contains("broken.txt"))
        #expect(fresh.output.contains("No question was left unanswered."))

        try folder.write("Les papiers sont fins.", to: "docs/b.txt")
        try FileManager.default.removeItem(atPath: folder.path("docs/c.txt"))
        try folder.write("Les formats.", to: "docs/d.txt")
        let shop = try object(
            try await run("knowledge", "status", "--config", configuration, "--state", state, "--json"))
        func names(_ kind: String, in status: [String: Any]) -> [String] {
            (status["changes"] as? [String: [String]])?[kind]?.map { ($0 as NSString).lastPathComponent } ?? ["?"]
        }
        #expect(names("added", in: shop) == ["d.txt"])
        #expect(names("changed", in: shop) == ["b.txt"])
        #expect(names("missing", in: shop) == ["c.txt"])
        let alone = try object(try await run("knowledge", "status", "--store", store, "--json"))
        #expect(names("added", in: alone) == [] && names("changed", in: alone) == ["b.txt"])
        #expect(names("missing", in: alone) == ["c.txt"])
        #expect(alone["unanswered"] == nil)
        #expect((alone["problems"] as? [[String: String]])?.count == 1)
    }

    @Test func refusesBadInputWithTheRightCode() async throws {
        let rubbish = String(repeating: "rubbish ", count: 1_000)
        try folder.write(rubbish, to: "state/unanswered.sqlite")
        let damaged = try await run("knowledge", "unanswered", "--demo", "--state", folder.path("state"))
        #expect(damaged.status == 69 && damaged.errors.contains("damaged"))
        let cases: [(arguments: [String], status: Int32, piece: String)] = [
            (["unanswered"], 64, "--demo"), (["status"], 64, "--demo"),
            (["unanswered", "--demo", "--limit", "0"], 64, "1 to 10000"),
            (["unanswered", "--demo", "--since", "0"], 64, "1 to 3650"),
            (["status", "--demo", "--store", "k"], 64, "not both"),
            (["status", "--store", "/nowhere/k.sqlite"], 66, "/nowhere/k.sqlite"),
            (["status", "--store", folder.path("state/unanswered.sqlite")], 69, "cannot be read"),
        ]
        for (arguments, status, piece) in cases {
            let outcome = try await Program.cli.run(["knowledge"] + arguments)
            #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
            #expect(outcome.errors.contains(piece), "\(arguments): \(outcome.errors)")
            #expect(outcome.output.isEmpty)
        }
    }
}
