import Foundation
import LibriAssist
import LibriTestSupport
import Testing

/// The command line, as a person or a program uses it.
@Suite struct CLITests {
    private func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) async throws
        -> Program.Outcome
    {
        try await Program.cli.run(arguments, input: Data(input.utf8), environment: environment)
    }

    private func demo(_ arguments: String..., input: String = "") async throws -> Program.Outcome {
        let state = try await DemoState.folder()
        return try await Program.cli.run(arguments + ["--demo", "--state", state.url.path], input: Data(input.utf8))
    }

    private func objects(_ outcome: Program.Outcome) throws -> [[String: Any]] {
        try outcome.lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:] }
    }

    @Test func tracksAnOrder() async throws {
        let found = try await demo("orders", "track", "cl401372487531", "--surname", "Rami")
        #expect(found.status == 0)
        #expect(found.output.contains("👤 Client : M. RAMI"))
        let refused = try await demo("orders", "track", "CL-401372-487531", "--surname", "Faux", "--json")
        #expect(refused.status == 1)
        #expect(
            try JSONSerialization.jsonObject(with: Data(refused.output.utf8)) as? [String: Bool] == ["found": false])
    }

    @Test func tracksManyInOrder() async throws {
        let lines = [
            #"{"orderNumber":"CL-401372-487531","surname":"Rami"}"#,
            #"{"orderNumber":"CL-999999-999999","surname":"Rami"}"#,
            #"{"orderNumber":"CL-40A372","surname":"Rami"}"#, "rubbish",
            #"{"orderNumber":"CL-401372","surname":"RAMI"}"#,
        ]
        let outcome = try await demo("orders", "track", "--jsonl", input: lines.joined(separator: "\n"))
        let answers = try objects(outcome)
        #expect(answers.map { $0["found"] as? Bool } == [true, false, nil, nil, true])
        #expect((answers[2]["error"] as? String)?.hasPrefix("Line 3") == true)
        #expect((answers[3]["error"] as? String)?.hasPrefix("Line 4") == true)
        #expect(outcome.status == 65)
    }

    @Test func staffLookWithoutASurnameAndItIsWrittenDown() async throws {
        let folder = try TemporaryFolder()
        let state = try await DemoState.copy(to: folder).url.path
        func staff(_ arguments: String...) async throws -> Program.Outcome {
            try await Program.cli.run(["orders"] + arguments + ["--demo", "--state", state])
        }
        let shown = try await staff("show", "CL-401372")
        #expect(shown.status == 0 && shown.output.contains("M. RAMI") && !shown.output.contains("Mina"))
        #expect(shown.output.contains("L'équipe CoolLibri"))
        let revealed = try await staff("show", "cl 401372 487531", "--reveal", "call", "--json")
        #expect(revealed.output.contains("Mina RAMI"))
        #expect(try await staff("show", "CL-401372", "--reveal", "curiosity").status == 64)
        #expect(try await staff("show", "CL-999999").status == 1)

        let found = try await staff("find", "--surname", "rami", "--number", "401372", "--csv")
        #expect(found.lines.count == 2)
        #expect(found.lines.last?.hasPrefix("CL-401372-487531,M. RAMI,En production,2025-10-20,2025-10-28,,") == true)
        #expect(try await staff("find", "--surname", "Zorglub").status == 1)
        #expect(try await staff("find", "--surname", "rami mina", "--number", "401372", "--csv").lines.count == 2)
        #expect(try await staff("find", "--number", "Ⅳ").status == 64)
        #expect(try await staff("find").status == 64)

        let audit = try await staff("audit", "CL-401372-487531", "--json")
        let report = try JSONSerialization.jsonObject(with: Data(audit.output.utf8)) as? [String: Any]
        let accesses = try #require(report?["accesses"] as? [[String: Any]])
        #expect(accesses.map { $0["outcome"] as? String } == ["revealed", "shown"])
        #expect(accesses.map { $0["reason"] as? String } == ["call", nil])
        #expect(accesses.allSatisfy { $0["source"] as? String == "staff" && $0["user"] is String })
        #expect(!audit.output.contains("401372") && !audit.output.contains("RAMI"))
        #expect(try await staff("audit", "--outcome", "listed").lines.count == 4)
        #expect(try await staff("unlock", "CL-401372").output.contains("was not locked"))
    }

    @Test func evaluatesTheRetrieval() async throws {
        let folder = try TemporaryFolder()
        try folder.write("# Les délais\n\nUn livre est fabriqué en cinq jours.", to: "docs/delais.md")
        try folder.write("# Les papiers\n\nLe papier bouffant est épais.", to: "docs/papiers.md")
        let questions = try folder.write(
            #"{"text":"quel papier est épais ?","language":"fr","documents":["papiers.md"]}"# + "\n"
                + #"{"text":"les papiers","language":"fr","answers":["delais.md"]}"# + "\n"
                + #"{"text":"zygomorphe ?","language":"fr","documents":[]}"#, to: "q.jsonl")
        let store = folder.path("k.sqlite")
        #expect(try await run("knowledge", "index", folder.path("docs"), "--store", store).status == 0)
        let outcome = try await run("knowledge", "evaluate", "--store", store, "--questions", questions, "--json")
        let report = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        let all = try #require(report?["all"] as? [String: Any])
        #expect(all["questions"] as? Int == 3 && all["answerable"] as? Int == 2)
        #expect((all["hitAt1"] as? [String: Any])?["value"] as? Double == 0.5)
        #expect(all["separation"] as? Double == 1)
        let failures = try #require(all["failures"] as? [[String: Any]])
        #expect(failures.map { $0["question"] as? String } == ["les papiers"])
        let bad = try folder.write(#"{"text":"x"}"#, to: "bad.jsonl")
        let refused = try await run("knowledge", "evaluate", "--store", store, "--questions", bad)
        #expect(refused.status == 65 && refused.errors.contains("line 1"))
    }

    @Test func looksOverDocuments() async throws {
        let folder = try TemporaryFolder()
        let good = "---\ntitle: Livraison\nlanguage: fr\n---\n\nLa livraison à domicile prend 5 jours ouvrés.\n"
        try folder.write(good, to: "docs/a.md")
        let clean = try await run("knowledge", "lint", folder.path("docs"))
        #expect(clean.status == 0)
        #expect(clean.output == "0 warnings, 0 notices in 1 document\n")

        try folder.write(
            good.replacing("5 jours", with: "7 jours") + "\nJusqu'au 1er mai 2024, voir [ici](absent.md).\n",
            to: "docs/b.md")
        try folder.write("---\ntitle\n---\n", to: "docs/broken.md")
        let found = try await run("knowledge", "lint", folder.path("docs"), "--today", "2025-10-22", "--json")
        #expect(found.status == 1)
        let report = try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any]
        let findings = try #require(report?["findings"] as? [[String: Any]])
        #expect(
            findings.map { $0["kind"] as? String } == ["unreadable", "contradiction", "staleDate", "deadLink"])
        #expect(report?["warnings"] as? Int == 4 && report?["documents"] as? Int == 2)
        #expect(findings[1]["other"] as? String == "a.md" && findings[3]["line"] as? Int == 8)
        let text = try await run("knowledge", "lint", folder.path("docs"), "--today", "2024-05-01")
        #expect(text.output.contains("Figures that contradict each other (1)") && !text.output.contains("passed"))
        #expect(!text.output.contains("\u{1B}"))
        #expect(try await run("knowledge", "lint", folder.path("nowhere")).status == 66)
        #expect(try await run("knowledge", "lint", folder.path("docs"), "--today", "soon").status == 64)
    }

    @Test func understandsManyInOrder() async throws {
        let outcome = try await run(
            "understand", "--jsonl",
            input: #"{"id":"1","text":"Où en est ma commande CL-401372 ?"}"# + "\n"
                + #"{"id":"2","text":"What formats do you offer?"}"#
        )
        let answers = try objects(outcome)
        #expect(answers.map { $0["id"] as? String } == ["1", "2"])
        #expect(answers.map { $0["language"] as? String } == ["fr", "en"])
        #expect(answers[0]["intents"] as? [String] == ["order"])
        #expect(answers[0]["orderNumbers"] as? [String] == ["CL-401372"])
        #expect(answers[0]["surname"] is NSNull)
        #expect(answers[1]["intents"] as? [String] == ["general"])
    }

    @Test func measuresTheUnderstanding() async throws {
        let folder = try TemporaryFolder()
        let lines = #"""
            {"text":"Où en est ma commande CL-401372-487531 ?","intents":["order"],"orderNumbers":["CL-401372-487531"],"surname":null}
            {"text":"Quels formats proposez-vous ?","intents":["general"]}
            {"text":"Quels formats proposez-vous ?","intents":["order"]}
            """#
        let file = try folder.write(lines, to: "labelled.jsonl")
        let table = try await run("understand", "--evaluate", file)
        #expect(table.status == 0)
        #expect(table.output.contains("exact set of intents       66.7"))
        #expect(table.output.contains("1 × order taken for general"))
        let json = Data(try await run("understand", "--evaluate", file, "--json").output.utf8)
        let report = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        #expect((report["orderNumbers"] as? [String: Any])?["value"] as? Double == 1)
        #expect(try await run("understand", "--evaluate", folder.path("none.jsonl")).status == 66)
        let broken = try folder.write("{}", to: "broken.jsonl")
        #expect(try await run("understand", "--evaluate", broken).status == 65)
    }

    @Test func showsWhatAModelWouldSee() async throws {
        let outcome = try await run(
            "understand", "redact", "Je m'appelle Mina Rami, livrez-vous en Suisse ? CL-401372-487531")
        #expect(outcome.status == 0)
        for canary in ["Rami", "Mina", "401372"] { #expect(!outcome.output.contains(canary)) }
        #expect(outcome.output.contains("livrez-vous en Suisse ?"))
    }

    @Test func asksOneQuestion() async throws {
        let answer = try await demo("ask", "Quels formats proposez-vous ?")
        #expect(answer.status == 0)
        #expect(answer.output.contains("CoolLibri propose plusieurs formats"))
        #expect(answer.output.contains("→ Les formats de livre"))
        #expect(!answer.output.contains("\u{1B}"), "no colour where nobody looks")
        #expect(try await demo("ask", "Vendez-vous des skateboards fluorescents ?").status == 1)
    }

    @Test func talks() async throws {
        let outcome = try await demo("chat", input: "Où en est ma commande ?\nRAMI CL-401372-487531\n")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("1️⃣ Votre nom de famille"))
        #expect(outcome.output.contains("✅ Commande trouvée !"))
    }

    @Test func indexesAndSearches() async throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"id":"d1","title":"T","text":"Les délais sont de cinq jours.","url":""}"#, to: "docs.jsonl")
        let store = folder.path("k.sqlite")
        let indexed = try await run("knowledge", "index", folder.url.path, "--store", store)
        #expect(indexed.status == 0)
        #expect(indexed.errors.contains("1 documents, 1 passages"))
        let found = try await run(
            "knowledge", "search", "--store", store, "--limit", "3", "--jsonl",
            input: #"{"id":"q","text":"quels délais ?"}"#)
        let answer = try #require(try objects(found).first)
        #expect(answer["id"] as? String == "q")
        #expect((answer["hits"] as? [[String: Any]])?.first?["document"] as? String == "d1")
        let answerable = try #require(answer["answerable"] as? Double)
        #expect(answerable > 0.5 && answerable <= 1)
        #expect(try await run("knowledge", "search", "--store", store, "xyzzy").status == 1)
    }

    @Test func refusesBadInputWithTheRightCode() async throws {
        let folder = try TemporaryFolder()
        let bad = try folder.write("server:\n  prot: 80\n", to: "bad.yaml")
        let noOrders = try folder.write("shop: {name: X}\n", to: "shop.yaml")
        let wrongPath = try folder.write("orders: {sqlite: {path: absent.sqlite}}\n", to: "absent.yaml")
        let state = try await DemoState.folder().url.path
        let cases: [(arguments: [String], status: Int32, piece: String)] = [
            (["ask", "Bonjour"], 64, "--demo"),
            (["ask", "", "--demo"], 65, "empty"),
            (["ask", String(repeating: "a", count: 100_000), "--demo"], 65, "2000"),
            (
                ["orders", "track", "CL-40A372-487531", "--surname", "Rami", "--demo", "--state", state], 65,
                "CL-XXXXXX-XXXXXX"
            ),
            (["orders", "track", "--demo"], 64, "--surname"),
            (["ask", "Bonjour", "--config", bad], 78, "line 2"),
            (["ask", "Bonjour", "--config", "/nowhere.yaml"], 78, "/nowhere.yaml"),
            (["ask", "Bonjour", "--config", noOrders, "--state", state], 78, "orders.sqlite.path"),
            (["ask", "Bonjour", "--config", wrongPath, "--state", state], 66, "absent.sqlite"),
            (["knowledge", "search", "--store", "/nowhere/k.sqlite", "x"], 66, "knowledge index"),
            (["knowledge", "index", "/nowhere", "--store", folder.path("k")], 66, "/nowhere"),
            (["knowledge", "search", "--store", "k", "--limit", "0", "x"], 64, "1 to 100"),
            (["orders", "demo", "--output", bad], 64, "--force"),
            (["orders", "demo", "--output", "/nowhere/o.sqlite"], 69, "/nowhere/o.sqlite"),
            (["nonsense"], 64, "nonsense"),
        ]
        for (arguments, status, piece) in cases {
            let outcome = try await Program.cli.run(arguments)
            #expect(outcome.status == status, "\(arguments.prefix(3)): \(outcome.errors)")
            #expect(outcome.errors.contains(piece), "\(arguments.prefix(3)): \(outcome.errors)")
            #expect(outcome.output == "")
        }
    }

    @Test func aLongLineIsAnsweredAndTheNextOneToo() async throws {
        let nameless = #"{"id":"0"}"# + "\n"
        let long = nameless + #"{"id":"1","text":""# + String(repeating: "a", count: 3_000_000) + #""}"#
        let outcome = try await run("understand", "--jsonl", input: long + "\n" + #"{"id":"2","text":"bonjour"}"#)
        let answers = try objects(outcome)
        #expect(answers.count == 3)
        #expect(answers[0]["id"] as? String == "0", "an error tells which request it answers")
        #expect(answers[0]["error"] != nil && answers[1]["error"] != nil)
        #expect(answers.last?["id"] as? String == "2")
    }

    @Test func aClosedInputIsAnEmptyOne() async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        let cli = ProjectFolder.products.appendingPathComponent("libriassist-cli").path
        process.arguments = ["-c", "'\(cli)' understand --jsonl <&-"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 0)
    }

    @Test func lostOutputIsNoSuccess() async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        let cli = ProjectFolder.products.appendingPathComponent("libriassist-cli").path
        process.arguments = ["-c", "'\(cli)' understand bonjour >/dev/full 2>/dev/null"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 69)
    }

    @Test func saysThatInputIsNotUTF8() async throws {
        let state = try await DemoState.folder()
        let outcome = try await Program.cli.run(
            ["chat", "--demo", "--state", state.url.path], input: Data([0xFF, 0xFE, 0x0A]))
        #expect(outcome.errors.contains("not UTF-8"))
    }

    @Test func writesSampleOrders() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("o.sqlite")
        let outcome = try await run("orders", "demo", "--count", "50", "--output", path)
        #expect(outcome.status == 0)
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test func namesOfFilesAreNoCommandsToTheTerminal() async throws {
        let folder = try TemporaryFolder()
        try folder.write("Le papier est blanc.", to: "a.txt")
        try folder.write("x", to: "b\u{1B}[31m\u{7}.xyz")
        let outcome = try await run("knowledge", "index", folder.url.path, "--store", folder.path("k.sqlite"))
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("Not read: b[31m.xyz (no document"))
        #expect(!outcome.errors.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" })
    }
}
