import Foundation
import GRDB
import LibriAssist
import LibriTestSupport
import Testing

/// The database as a file.
@Suite final class OrderImportFileTests {
    private let folder: TemporaryFolder
    private let output: String

    init() throws {
        folder = try TemporaryFolder()
        output = folder.path("orders.sqlite")
    }

    private func run(customer: String = "Mina RAMI", replacing: Bool = false, to path: String? = nil) throws {
        let orders = try folder.write(
            "NumeroCommande,NomClient\nCL-000001-000001,\(customer)\n", to: "orders.csv")
        _ = try OrderImport().run(.init(orders: orders, output: path ?? output, replacing: replacing))
    }

    private func refusal(replacing: Bool = true, to path: String? = nil) throws -> OrderImportError {
        try #require(#expect(throws: OrderImportError.self) { try run(replacing: replacing, to: path) })
    }

    private var hidden: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.hasPrefix(".") }
        }
    }

    @Test func isForThisUserAloneWithoutAJournalAndIndexed() throws {
        try run()
        let attributes = try FileManager.default.attributesOfItem(atPath: output)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let queue = try DatabaseQueue(path: output)
        #expect(try queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "delete")
        #expect(try queue.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
        #expect(try queue.read { try $0.indexes(on: "Commandes").map(\.columns) } == [["NumeroCommande"]])
        #expect(try queue.read { try $0.indexes(on: "HistoriqueEtats").count } == 1)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == [
                "orders.csv", "orders.sqlite",
            ])
    }

    @Test func aFileThatIsThereIsReplacedOnlyWhenAsked() async throws {
        try run()
        let before = try Data(contentsOf: URL(fileURLWithPath: output))
        let error = try refusal(replacing: false)
        #expect(error.code == .taken && error.message.contains("--force"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: output)) == before)
        // Whoever reads the old one reads it to the end; the store finds the new one by itself.
        let reader = try await DatabaseReader(of: "Commandes", in: output)
        let store = try SQLiteOrderStore(path: output, schema: .plan)
        try run(customer: "Paul LEROY", replacing: true)
        let number = try OrderNumber("CL-000001-000001")
        #expect(try await store.orders(matching: .full(number), limit: 1).first?.customer.last == "LEROY")
        try await reader.end()
    }

    @Test func aLinkStaysALink() throws {
        try run(to: folder.path("2025.sqlite"))
        try FileManager.default.createSymbolicLink(atPath: output, withDestinationPath: "2025.sqlite")
        try run(customer: "Paul LEROY", replacing: true)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: output) == "2025.sqlite")
        #expect(
            try DatabaseQueue(path: output).read { try String.fetchOne($0, sql: "SELECT NomClient FROM Commandes") }
                == "Paul LEROY")
    }

    @Test func whatAKilledProcessLeftIsWrittenOver() throws {
        try folder.write(String(repeating: "rubbish ", count: 100_000), to: ".orders.sqlite.draft")
        try run()
        #expect(try hidden.isEmpty)
        #expect(try FileManager.default.attributesOfItem(atPath: output)[.size] as? Int ?? .max < 100_000)
    }

    @Test(arguments: ["-wal", "-journal"]) func aJournalBesideItIsNotLeftToTheNewFile(suffix: String) throws {
        try run()
        try folder.write("x", to: "orders.sqlite\(suffix)")
        let error = try refusal()
        #expect(error.code == .taken && error.message.contains("orders.sqlite\(suffix) is there"))
    }

    @Test func whereItCannotBeWrittenIsTold() throws {
        #expect(try refusal(to: folder.url.path).message.contains("is a folder"))
        #expect(try refusal(to: folder.path("nowhere/o.sqlite")).code == .unavailable)
        #expect(try refusal(to: folder.path("orders.csv")).message.contains("is the export itself"))
        let error = #expect(throws: OrderImportError.self) {
            try OrderImport().run(.init(orders: folder.path("missing.csv"), output: output))
        }
        #expect(error?.code == .missing && error?.message.contains("missing.csv does not exist") == true)
        #expect(try hidden.isEmpty && !FileManager.default.fileExists(atPath: output))
    }
}
