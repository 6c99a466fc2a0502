import Foundation
import GRDB
import LibriTestSupport
import OrderStoreConformance
import Testing

@testable import LibriAssist

/// What becomes of an export that is in order.
@Suite final class OrderImportTests {
    private let folder: TemporaryFolder
    private let output: String

    init() throws {
        folder = try TemporaryFolder()
        output = folder.path("orders.sqlite")
    }

    private func imported(
        _ text: String, schema: OrderSchema = .plan, history: String? = nil, _ encoding: String.Encoding = .utf8
    ) throws -> OrderImportReport {
        let files = OrderImport.Files(
            orders: try folder.write(try #require(text.data(using: encoding)), to: "orders.csv"),
            history: try history.map { try folder.write($0, to: "history.csv") }, output: output, replacing: true)
        return try OrderImport(schema: schema).run(files)
    }

    private func order(_ number: String, schema: OrderSchema = .plan) async throws -> Order? {
        let store = try SQLiteOrderStore(path: output, schema: schema)
        return try await store.orders(matching: .full(try OrderNumber(number)), limit: 2).first
    }

    private func rows(of table: String) throws -> Int? {
        try DatabaseQueue(path: output).read { db in try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \(table)") }
    }

    private func columns(of table: String) throws -> [String] {
        try DatabaseQueue(path: output).read { db in try db.columns(in: table).map(\.name) }
    }

    private static let shop = OrderSchema(
        table: "Orders", columns: .init(number: "Number", customer: "Name", product: "What", status: "State"),
        statuses: ["Sent": .shipped])

    /// Every field of every order comes as it was exported.
    @Test func aStoreFindsInItWhatAStoreMustFind() async throws {
        let orders = try OrderStoreConformance.orders()
        let rows = orders.map { order in
            let customer = [order.customer.first, order.customer.last].compactMap(\.self).joined(separator: " ")
            let values: [String?] = [
                order.number.description, customer, order.product, order.quantity.map(String.init),
                order.orderedOn?.description, order.shipsBy?.description, Self.words[order.status],
                order.price.map { "\($0.amount)" }, order.parcel?.carrier, order.parcel?.trackingNumber,
            ]
            return values.map { "\"\($0 ?? "")\"" }.joined(separator: ",")
        }
        let changes = orders.flatMap { order in
            order.history.map { "\(order.number),\($0.on),\(Self.words[$0.status] ?? "")" }
        }
        let report = try imported(
            ([Self.header] + rows).joined(separator: "\n"),
            history: (["NumeroCommande,DateEtat,Etat"] + changes).joined(separator: "\n"))
        #expect(report.isWritten && report.orders.rows == rows.count, "\(report.orders.badLines)")
        let store = try SQLiteOrderStore(path: output, schema: .plan)
        #expect(await OrderStoreConformance.violations(of: store) == [])
        #expect(await OrderStoreConformance.violations(ofSearching: store) == [])
        #expect(store.remarks.isEmpty, "the number is in an index")
    }

    private static let header =
        "NumeroCommande,NomClient,Designation,NbExemplaires,DateCommandeDu,DateExpeditionPrevue,Etat,Prix,Transporteur,NumeroSuivi"

    private static let words: [OrderStatus: String] = [
        .received: "Reçue", .checkingFile: "Fichier en vérification", .awaitingCustomer: "En attente du client",
        .inProduction: "En production", .printed: "Imprimée", .shipped: "Expédiée", .delivered: "Livrée",
        .cancelled: "Annulée",
    ]

    @Test func everyColumnOfThePlanIsRead() async throws {
        let report = try imported(
            """
            NumeroCommande;NomClient;Designation;NbExemplaires;DateCommandeDu;DateExpeditionPrevue;Etat;Prix;Transporteur;NumeroSuivi
            CL-401372-487531;Mina RAMI;DCC;5;2025-10-20;2025-10-28;En production;48,50 €;Colissimo;8X1
            """,
            history: """
                NumeroCommande,DateEtat,Etat
                CL-401372-487531,2025-10-20,Reçue
                cl 401372 487531,2025-10-22,En production
                CL-999999-999999,2025-10-22,En production
                """)
        #expect(report.changesWithoutOrder == 1 && report.history?.rows == 3)
        #expect(report.orders.absentColumns.isEmpty && report.orders.omittedColumns.isEmpty)
        let order = try #require(try await order("CL-401372-487531"))
        #expect(order.customer.last == "RAMI" && order.product == "DCC" && order.quantity == 5)
        #expect(order.orderedOn == LocalDate(iso: "2025-10-20") && order.shipsBy == LocalDate(iso: "2025-10-28"))
        #expect(order.status == .inProduction && order.price == Money(cents: 4_850) && order.unreadable.isEmpty)
        #expect(order.parcel?.carrier == "Colissimo" && order.parcel?.trackingNumber == "8X1")
        #expect(order.history.map(\.status) == [.received, .inProduction])
        // What belongs to no order is nobody's.
        #expect(try rows(of: "HistoriqueEtats") == 2)
    }

    @Test(
        "spreadsheets write the same table in many ways",
        arguments: [
            "Number,Name,What,State\nCL-000001-000002,Zoé É,\"A \"\"b\"\"\nc, d;e\",Sent\n",
            "\u{FEFF}Number;Name;What;State\r\nCL-000001-000002;Zoé É;\"A \"\"b\"\"\nc, d;e\";Sent\r\n",
            "sep=;\r\nNumber;Name;What;State\r\nCL-000001-000002;Zoé É;\"A \"\"b\"\"\nc, d;e\";Sent",
            "\u{FEFF}\"sep=|\"\r\nNumber|Name|What|State\rCL-000001-000002|Zoé É|\"A \"\"b\"\"\rc, d;e\"|Sent\r",
            "Number\tName\tWhat\tState\t\nCL-000001-000002\tZoé É\t\"A \"\"b\"\"\r\nc, d;e\"\tSent\t\n\t\t\t\t\n\n\n",
            " number ;NÀME;  What; state \n\n cl 000001 000002 ; Zoé É ; \"A \"\"b\"\"\n c, d;e \" ;Sent;;\n;;;\n",
            "State;x;y;What;Name;Number;y\nSent;1;2;\"A \"\"b\"\"\nc, d;e\";Zoé É;CL-000001-000002;3\n",
        ])
    func readsWhatSpreadsheetsWrite(text: String) async throws {
        for encoding in [String.Encoding.utf8, .windowsCP1252] where text.canBeConverted(to: encoding) {
            let report = try imported(text, schema: Self.shop, encoding)
            #expect(report.isWritten && report.orders.rows == 1 && report.orders.badLines.isEmpty)
            #expect(report.orders.encoding == (encoding == .utf8 ? "utf-8" : "windows-1252"))
            let order = try #require(try await order("CL-000001-000002", schema: Self.shop))
            #expect(order.product == "A \"b\" c, d;e" && order.status == .shipped)
            #expect(order.customer == CustomerName(column: "Zoé É"))
        }
    }

    @Test func headersMayHoldOtherDelimiters() throws {
        let report = try imported("Number;\"a, b, c, d\";Name\nCL-000001-000002;,,;Zoé\n", schema: Self.shop)
        #expect(report.orders.delimiter == "semicolons" && report.orders.omittedColumns == ["a, b, c, d"])
    }

    @Test func whatTheSchemaDoesNotMapIsNotImported() throws {
        let report = try imported(
            "Number,Name,E-mail,,What\nCL-000001-000002,Zoé,zoe@secret.example,7771,Livre\n", schema: Self.shop)
        #expect(report.orders.omittedColumns == ["E-mail", "column 4, without a name"])
        #expect(report.orders.absentColumns == ["State"])
        #expect(try columns(of: "Orders") == ["Number", "Name", "What", "State"])
        let bytes = try Data(contentsOf: URL(fileURLWithPath: output))
        #expect(bytes.range(of: Data("secret.example".utf8)) == nil && bytes.range(of: Data("7771".utf8)) == nil)
        #expect(bytes.range(of: Data("Livre".utf8)) != nil)
    }

    @Test func aHistoryThatIsNotGivenIsThereAndEmpty() async throws {
        let report = try imported("NumeroCommande,NomClient\nCL-000001-000002,Zoé\n")
        #expect(report.isWritten && report.history == nil && report.orders.absentColumns.count == 8)
        #expect(try columns(of: "HistoriqueEtats") == ["NumeroCommande", "DateEtat", "Etat"])
        #expect(try await order("CL-000001-000002")?.history == [])
    }

    @Test func aHistoryMayReferToAnotherColumn() async throws {
        var schema = Self.shop
        schema.history = .init(table: "H", number: "Order", refersTo: "Id", on: "Day", status: "State", sequence: "N")
        let report = try imported(
            "Id,Number,Name\n7,CL-000001-000002,Zoé\n8,CL-000001-000003,Zoé\n", schema: schema,
            history: "Order,Day,State,N\n7,2025-01-02,Sent,2\n7,2025-01-02,Lost,1\n9,2025-01-02,Sent,1\n")
        #expect(report.changesWithoutOrder == 1)
        #expect(report.history?.unmappedStatuses == [.init(word: "Lost", rows: 1)])
        #expect(try await order("CL-000001-000002", schema: schema)?.history.map(\.status) == [.unknown, .shipped])
        #expect(try await order("CL-000001-000003", schema: schema)?.history == [])
    }

    @Test func formsOfDaysNumbersAndOrderNumbersAreTheSchemas() async throws {
        var schema = Self.shop
        schema.columns.orderedOn = "On"
        schema.columns.price = "Price"
        schema.columns.customer = "name"
        schema.details = [.init(name: "price", column: "NAME", label: .init(french: "n", english: "n"), kind: .text)]
        schema.dates = DateReading(formats: [try #require(DateFormat("dd/MM/yyyy"))])
        schema.numbers = NumberReading(decimal: .comma)
        schema.numberStyle = .digits
        let report = try imported(
            "Number;Name;On;Price\n000001000002;Zoé;28/10/2025 12:00;1.234,50\n", schema: schema)
        #expect(report.isWritten, "\(report.orders.badLines)")
        let order = try #require(try await order("CL-000001-000002", schema: schema))
        #expect(order.orderedOn == LocalDate(iso: "2025-10-28") && order.price == Money(cents: 123_450))
        #expect(order.unreadable.isEmpty)
    }

    @Test func wordsOutsideTheSchemaAreCountedNotRefused() throws {
        var schema = Self.shop
        let words = [("A", "a"), ("B", "b")].map { ($0, PerLanguage(french: $1, english: $1)) }
        schema.details = [
            .init(
                name: "binding", column: "Kind", label: .init(french: "k", english: "k"),
                kind: .choice(Dictionary(uniqueKeysWithValues: words)))
        ]
        let rows = ["Lost;A", " lost ;C", "Lost;B", "SENT;a", ";"].enumerated().map { "CL-000001-00000\($0);Zoé;\($1)" }
        let report = try imported((["Number;Name;State;Kind"] + rows).joined(separator: "\n"), schema: schema)
        #expect(report.isWritten && report.orders.unmappedStatusRows == 3)
        #expect(report.orders.unmappedStatuses == [.init(word: "Lost", rows: 2), .init(word: "lost", rows: 1)])
        #expect(report.orders.unlistedValues == [.init(column: "Kind", rows: 1)])
    }

    @Test func aStatusMappedToUnknownIsKnown() throws {
        var schema = Self.shop
        schema = OrderSchema(table: "T", columns: schema.columns, statuses: ["Brouillon": .unknown])
        let report = try imported("Number,Name,State\nCL-000001-000002,Zoé,brouillon\n", schema: schema)
        #expect(report.isWritten && report.orders.unmappedStatusRows == 0)
    }

    @Test func aColumnOfTooManyWordsIsNotQuoted() throws {
        let rows = (10..<80).map { "CL-000001-0000\($0),Zoé,Client \($0)" }
        let report = try imported((["Number,Name,State"] + rows).joined(separator: "\n"), schema: Self.shop)
        #expect(report.orders.unmappedStatusRows == 70 && report.orders.unmappedStatuses.isEmpty)
    }
}
