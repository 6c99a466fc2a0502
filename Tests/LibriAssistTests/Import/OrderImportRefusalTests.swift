import Foundation
import LibriAssist
import LibriTestSupport
import Testing

/// What is wrong with an export, and how it is told.
@Suite final class OrderImportRefusalTests {
    private let folder: TemporaryFolder
    private let output: String

    init() throws {
        folder = try TemporaryFolder()
        output = try folder.write("the old one", to: "orders.sqlite")
    }

    private func report(
        _ data: Data, schema: OrderSchema = .plan, history: String? = nil,
        _ encoding: OrderImport.Encoding = .auto, _ delimiter: OrderImport.Delimiter = .auto
    ) throws -> OrderImportReport {
        let files = OrderImport.Files(
            orders: try folder.write(data, to: "orders.csv"),
            history: try history.map { try folder.write($0, to: "history.csv") }, output: output, replacing: true)
        return try OrderImport(schema: schema, delimiter: delimiter, encoding: encoding).run(files)
    }

    /// The bad lines of a table whose header is in line 1, as `line column`.
    private func badLines(_ rows: String, _ encoding: OrderImport.Encoding = .auto) throws -> [String] {
        let header = "NumeroCommande;NomClient;NbExemplaires;DateCommandeDu;Prix;Etat\n"
        let report = try report(Data((header + rows).utf8), encoding)
        #expect(!report.isWritten && report.badLineCount == report.orders.badLines.count)
        expectNothingWritten()
        return report.orders.badLines.map { bad in
            "\(bad.line) \(bad.problems.map { $0.column ?? $0.message }.joined(separator: ", "))"
        }
    }

    private func expectNothingWritten(_ location: SourceLocation = #_sourceLocation) {
        #expect(
            FileManager.default.contents(atPath: output) == Data("the old one".utf8), sourceLocation: location)
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.url.path)) ?? []
        #expect(!files.contains { $0.hasPrefix(".") }, sourceLocation: location)
    }

    private func error(
        _ text: String, schema: OrderSchema = .plan, history: String? = nil,
        _ delimiter: OrderImport.Delimiter = .auto
    ) throws -> OrderImportError {
        let error = #expect(throws: OrderImportError.self) {
            try report(Data(text.utf8), schema: schema, history: history, .auto, delimiter)
        }
        expectNothingWritten()
        return try #require(error)
    }

    private static let good = "CL-000001-000001;Mina RAMI;5;2025-10-20;48.50;Reçue\n"

    @Test func eachColumnIsCheckedAndAllOfARowAreTold() throws {
        #expect(
            try badLines(
                Self.good + """
                    CL-1;Mina RAMI;5;2025-10-20;48.50;Reçue
                    CL-000001-000003; ;cinq;20/10/2025;cher;Reçue
                    CL-000001-000004;Mina RAMI;0;2025-02-30;1,234;Reçue
                    XX;;x;x;x;x
                    ;Mina RAMI;5;2025-10-20;48.50;Reçue
                    CL-000001-000005;Mina RAMI;;;;
                    """) == [
                    "3 NumeroCommande", "4 NomClient, NbExemplaires, DateCommandeDu, Prix",
                    "5 NbExemplaires, DateCommandeDu, Prix",
                    "6 NumeroCommande, NomClient, NbExemplaires, DateCommandeDu, Prix", "7 NumeroCommande",
                ])
    }

    @Test func linesAreCountedAsEditorsCountThem() throws {
        let lines = try badLines(
            "\n\"CL-000001-000001\";\"Mina\r\nRAMI\n\n\";1;;;\r\n\r;;;;;\rCL-1;Mina;;;;\r\nCL-000001-000002;\"a\rb\";x;;;\nCL-2;M;;;;"
        )
        #expect(lines == ["9 NumeroCommande", "10 NbExemplaires", "12 NumeroCommande"])
    }

    @Test func everyRepetitionOfANumberNamesTheFirst() throws {
        let report = try report(
            Data(
                """
                NumeroCommande,NomClient,NbExemplaires
                CL-000001-000001,Mina RAMI,1
                CL-000001-000002,Mina RAMI,1
                cl 000001 000001,Mina RAMI,1
                CL-000001-000001,Mina RAMI,zwei
                000001-000002,Mina RAMI,1
                """.utf8))
        #expect(report.badLineCount == 3)
        #expect(report.orders.badLines.map(\.line) == [4, 5, 6])
        #expect(
            report.orders.badLines.map { $0.problems.map(\.message) } == [
                ["line 2 has the same order number"],
                ["expected a whole number above 0", "line 2 has the same order number"],
                ["line 3 has the same order number"],
            ])
    }

    @Test func rowsOfAnotherWidthAreNamed() throws {
        let lines = try badLines("CL-000001-000001;Mina\nCL-000001-000002;Mina;1;;;;x\nCL-000001-000003;Mina;1;;;;;\n")
        #expect(lines.map { $0.prefix(17) } == ["2 the row has 2 v", "3 the row has 7 v"])
    }

    @Test func quotationMarksThatGoWrongAreNamedAndTheRestIsRead() throws {
        let lines = try badLines(
            "CL-000001-000001;5\" de large;1;;;\nCL-000001-000002;\"a\nb\"c;1;;;\nCL-1;\"a;b\";;;;\n=\"CL-000001-000003\";M;;;;\nCL-000001-000004;\"\u{301}b\";;;;\nCL-000001-000005;\"a\n\n\nCL-3;;;;;"
        )
        #expect(
            lines.map { $0.prefix(40) } == [
                "2 a quotation mark stands in a value tha", "3 the value that a quotation mark opens ",
                "5 NumeroCommande", "6 a quotation mark stands in a value tha",
                "7 the row cannot be read. Does an accent", "8 the quotation mark that opens here is ",
            ])
    }

    @Test func aMarkThatIsNeverClosedDoesNotFillMemory() throws {
        let rest = String(repeating: "CL-000001-000002;Mina;1;;;\n", count: 60_000)
        let lines = try badLines("CL-000001-000001;\"Mina;1;;;\n" + rest)
        #expect(lines.count == 1 && lines.first?.contains("never closed") == true)
        #expect(lines.first?.hasSuffix("Nothing behind it was read.") == true)
    }

    @Test func fiftyBadLinesAreNamedAndAllAreCounted() throws {
        let rows = (100..<400).map { "CL-000001-000\($0),Mina RAMI,\($0.isMultiple(of: 3) ? "x" : "1")" }
        let report = try report(
            Data((["NumeroCommande,NomClient,NbExemplaires"] + rows + rows.prefix(1)).joined(separator: "\n").utf8))
        #expect(report.badLineCount == 101 && report.orders.badLines.count == OrderImport.mostBadLines)
        #expect(report.orders.badLines.map(\.line) == (0..<50).map { 4 + 3 * $0 })
    }

    @Test func nothingOfTheValuesIsTold() throws {
        let secrets = ["Zorglub", "Nowhere", "CL-777", "quartorze", "32/13/2025", "0612345678"]
        let report = try report(
            Data(
                """
                NumeroCommande;NomClient;NbExemplaires;DateCommandeDu;Telephone
                CL-777;"Zorglub\u{2028}";quartorze;32/13/2025;0612345678
                CL-777;Zorglub;quartorze
                CL-777;"Zorglub"Nowhere;quartorze;;
                CL-000001-000001;Zorglub;quartorze;32/13/2025;0612345678
                CL-000001-000001;Zorglub;quartorze;32/13/2025;0612345678
                """.utf8))
        #expect(report.badLineCount == 5)
        let told = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
        for secret in secrets { #expect(!told.contains(secret)) }
        // Without a header, the first line is an order.
        let message = try error("CL-777;Zorglub;quartorze;32/13/2025;0612345678\nCL-777;Nowhere;1;;").message
        for secret in secrets { #expect(!message.contains(secret)) }
    }

    @Test func theHistoryIsCheckedAsWell() throws {
        let report = try report(
            Data("NumeroCommande,NomClient\nCL-000001-000001,Mina\n".utf8),
            history: "NumeroCommande,DateEtat,Etat\nCL-000001-000001,2025-10-20,Reçue\nCL-1,demain,\n")
        #expect(!report.isWritten && report.badLineCount == 1)
        #expect(report.history?.badLines.first?.line == 3)
        #expect(report.history?.badLines.first?.problems.map(\.column) == ["NumeroCommande", "DateEtat", "Etat"])
        expectNothingWritten()
    }

    @Test(arguments: [
        ("A;B\n1;2\n", "names none of the schema's columns"),
        ("NumeroCommande;Nom\n1;2\n", "no column \"NomClient\", which holds the customer's name"),
        ("NomClient;Nom\n1;2\n", "no column \"NumeroCommande\", which holds the order number"),
        ("NumeroCommande;NomClient;nomclient ;NOMCLIENT\n", "no order below"),
        ("NumeroCommande;nomclient;NOMCLIENT\n1;2;3\n", "\"NomClient\" more than once"),
        ("NumeroCommande;NomClient\n\n;\n", "no order below"), ("", "is empty"), ("\n \n\n", "holds no header"),
        ("\"NumeroCommande;NomClient\nCL", "line 1: the quotation mark"), ("PK\u{3}\u{4}xl", "is a workbook"),
        ("N\u{0}u\u{0}m\u{0}", "UTF-16"),
    ])
    func whatIsNoTableOfOrdersIsRefused(text: String, reason: String) throws {
        let error = try error(text)
        #expect(error.code == .malformed && error.message.contains(reason), "\(error.message)")
        #expect(error.message.contains(folder.path("orders.csv")))
    }

    @Test func aDelimiterThatIsStatedIsTaken() throws {
        let error = try error("NumeroCommande;NomClient\nCL-000001-000001;Mina\n", .comma)
        #expect(error.message.contains("parted by commas"))
    }

    @Test func schemasThatOneTableCannotFillAreRefused() throws {
        let text = "NumeroCommande,NomClient\nCL-000001-000001,Mina\n"
        var schema = OrderSchema.plan
        schema.joins = [.init(name: "client", table: "Clients", conditions: [.init(column: "Id", equals: "Id")])]
        #expect(try error(text, schema: schema).message.contains("joins the tables \"Clients\""))
        schema = .plan
        schema.table = "dbo.Commandes"
        #expect(try error(text, schema: schema).message.contains("\"dbo.Commandes\""))
        schema.table = "historiqueetats"
        #expect(try error(text, schema: schema).message.contains("in one table"))
        schema = .plan
        schema.history = nil
        #expect(try error(text, schema: schema, history: text).code == .schema)
    }

    @Test func encodingsAreToldApart() throws {
        let header = "NumeroCommande;NomClient\nCL-000001-000001;"
        func bytes(_ name: [UInt8]) -> Data { Data(header.utf8) + name + Data("\nCL-000001-000002;Zo".utf8) }
        let mixed = bytes([0xC3, 0xA9]) + [0xE9, 0x0A]
        let error = #expect(throws: OrderImportError.self) { try report(mixed) }
        #expect(error?.message.contains("line 2 is UTF-8, line 3 is not") == true)
        let asUnicode = try report(mixed, .utf8)
        #expect(asUnicode.orders.badLines.map(\.line) == [3])
        #expect(asUnicode.orders.badLines.first?.problems.first?.message == "the row is not UTF-8.")
        expectNothingWritten()
        #expect(try report(mixed, .windows1252).isWritten)
    }
}
