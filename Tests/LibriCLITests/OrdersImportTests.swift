import Foundation
import LibriAssist
import LibriTestSupport
import Testing

/// `orders import`, as an operator uses it.
@Suite final class OrdersImportTests {
    private let folder: TemporaryFolder
    private let output: String

    init() throws {
        folder = try TemporaryFolder()
        output = folder.path("orders.sqlite")
    }

    private func run(_ file: String, _ arguments: String...) async throws -> Program.Outcome {
        try await Program.cli.run(["orders", "import", file, "--output", output] + arguments)
    }

    private func write(_ rows: String) throws -> String {
        try folder.write("NumeroCommande;NomClient;Etat;Email\n\(rows)", to: "orders.csv")
    }

    private var hidden: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasPrefix(".") }
        }
    }

    @Test func importsAnExport() async throws {
        let file = try write("CL-000001-000001;Mina RAMI;En production;m@x.example\nCL-000001-000002;Zoé;Perdue;\n")
        let outcome = try await run(file)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        #expect(outcome.lines.first == "2 orders in \(output)")
        #expect(outcome.output.contains("read as UTF-8 parted by semicolons"))
        #expect(outcome.output.contains("Not in the schema, so not imported: \"Email\""))
        #expect(outcome.output.contains("Not in the file, so empty: \"Designation\""))
        #expect(outcome.output.contains("in 1 of 2 rows: \"Perdue\" (1)"))
        #expect(!outcome.output.contains("RAMI"))

        let state = folder.path("state")
        let config = try folder.write("orders:\n  sqlite:\n    path: \(output)\n", to: "shop.yaml")
        let tracked = try await Program.cli.run([
            "orders", "track", "CL-000001-000001", "--surname", "rami", "--config", config, "--state", state,
        ])
        #expect(tracked.status == 0 && tracked.output.contains("M. RAMI"))
    }

    @Test func badLinesAreNamedAndNothingIsWritten() async throws {
        let file = try write("CL-000001-000001;Mina RAMI;En production;\nCL-7;Mina RAMI;Perdue;\n")
        let text = try await run(file)
        #expect(text.status == 65)
        #expect(
            text.lines.prefix(2) == [
                "\(file): bad lines: 1 of 2",
                "  line 3: \"NumeroCommande\": expected an order number such as CL-000000-000000",
            ])
        #expect(text.errors == "Nothing was written. Correct the bad lines (1) and import again.\n")
        let json = try await run(file, "--json")
        #expect(json.status == 65)
        let report = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(report?["written"] as? Bool == false)
        let bad = (report?["orders"] as? [String: Any])?["badLines"] as? [[String: Any]]
        #expect(bad?.first?["line"] as? Int == 3)
        #expect(try !FileManager.default.fileExists(atPath: output) && hidden.isEmpty)
    }

    @Test func takesAnotherSchemaAndTheNumbersOfAShop() async throws {
        let file = try folder.write("Ref,Client\nAB-123-4567,Mina RAMI\n", to: "orders.csv")
        let schema = try folder.write(
            "table: T\ncolumns: {number: ref, customer: client}\nstatuses: {}\n", to: "schema.yaml")
        #expect(try await run(file, "--schema", schema).status == 65, "the numbers are of another shop")
        let config = try folder.write(
            "orders:\n  schema: \(schema)\n  numberFormat:\n    prefix: AB\n    blocks: [3, 4]\n", to: "shop.yaml")
        #expect(try await run(file, "--config", config).status == 0)
        #expect(try await run(file, "--config", config, "--schema", schema, "--force").status == 0)
        let missing = try await run(file, "--schema", folder.path("nowhere.yaml"), "--force")
        #expect(missing.status == 78 && missing.errors.contains("Correct --schema."))
    }

    @Test func endsWithTheCodeOfWhatIsWrong() async throws {
        let file = try write("CL-000001-000001;Mina RAMI;En production;\n")
        #expect(try await run(folder.path("nowhere.csv")).status == 66)
        #expect(try await run(file, "--delimiter", "comma").status == 65)
        #expect(try await run(file, "--delimiter", "pipe").status == 64)
        #expect(try await run(file, "--delimiter", "semicolon", "--encoding", "windows-1252").status == 0)
        let taken = try await run(file)
        #expect(taken.status == 64 && taken.errors.contains("replace it with --force"))
        #expect(try await run(file, "--force").status == 0)
        let elsewhere = try await Program.cli.run([
            "orders", "import", file, "--output", folder.path("nowhere/orders.sqlite"),
        ])
        #expect(elsewhere.status == 69 && elsewhere.errors.contains("cannot be written"))
    }

    @Test func writingThatFailsLeavesTheOldFile() async throws {
        let old = try write("CL-000001-000001;Mina RAMI;En production;\n")
        #expect(try await run(old).status == 0)
        let before = try Data(contentsOf: URL(fileURLWithPath: output))
        let rows = (100_000..<120_000).map { "CL-000001-\($0);Mina RAMI;En production;\n" }.joined()
        let outcome = try await Program.shell.run([
            "-c",
            "trap '' XFSZ; ulimit -f 100; '\(Program.cli.path)' orders import '\(try write(rows))' --output '\(output)' --force",
        ])
        #expect(outcome.status == 69 && outcome.errors.contains("\(output) cannot be written"))
        #expect(outcome.errors.contains("The old file is as it was."))
        #expect(try Data(contentsOf: URL(fileURLWithPath: output)) == before)
        #expect(try hidden.isEmpty)
    }

    @Test func killedItLeavesTheOldFileAndTheNextOneIsNotHindered() async throws {
        #expect(try await run(try write("CL-000001-000001;Mina RAMI;En production;\n")).status == 0)
        let before = try Data(contentsOf: URL(fileURLWithPath: output))
        let rows = (100_000..<200_000).map { "CL-000001-\($0);Mina RAMI;En production;\n" }.joined()
        let process = Program.cli.process([
            "orders", "import", try write(rows), "--output", output, "--force",
        ])
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let draft = folder.path(".orders.sqlite.draft")
        while !FileManager.default.fileExists(atPath: draft), process.isRunning {
            try await Task.sleep(for: .milliseconds(1))
        }
        let busy = try await run(
            try folder.write("NumeroCommande;NomClient\nCL-000001-000009;Zoé\n", to: "2.csv"), "--force")
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal, "it was killed before its end")
        #expect(busy.status == 69 && busy.errors.contains("Another process is writing"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: output)) == before)
        #expect(try await run(folder.path("2.csv"), "--force").status == 0)
        #expect(try hidden.isEmpty)
    }
}
