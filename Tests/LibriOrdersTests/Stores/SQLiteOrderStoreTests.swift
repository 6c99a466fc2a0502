import Foundation
import GRDB
import LibriOrders
import LibriTestSupport
import OrderStoreConformance
import Testing

@Suite struct SQLiteOrderStoreTests {
    /// A database whose names are as awkward as SQL allows.
    private static let awkward = OrderSchema(
        table: "Mes \"commandes\"; DROP TABLE x --",
        columns: .init(number: "N° \"commande\"", customer: "Nom", product: "Produit", quantity: "Nb", status: "État"),
        statuses: Dictionary(
            uniqueKeysWithValues: OrderStatus.allCases.filter { $0 != .unknown }.map { ($0.rawValue, $0) })
    )

    private func database(_ path: String, _ sql: String..., arguments: StatementArguments = []) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in for statement in sql { try db.execute(sql: statement) } }
        try queue.close()
    }

    private func plan(_ path: String, rows: [[(any DatabaseValueConvertible)?]]) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE Commandes (NumeroCommande, NomClient, Designation, NbExemplaires, DateCommandeDu,
                        DateExpeditionPrevue, Etat, Prix, Transporteur, NumeroSuivi, Email, Marge);
                    CREATE INDEX parNumero ON Commandes (NumeroCommande);
                    CREATE TABLE HistoriqueEtats (NumeroCommande, DateEtat, Etat);
                    """
            )
            for row in rows {
                let marks = row.map { _ in "?" }.joined(separator: ", ")
                try db.execute(sql: "INSERT INTO Commandes VALUES (\(marks))", arguments: StatementArguments(row))
            }
        }
        try queue.close()
    }

    /// A shop with few columns, under names that would break careless SQL.
    @Test func doesWhatAStoreMustDo() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("orders.sqlite")
        let queue = try DatabaseQueue(path: path)
        try await queue.write { db in
            let columns = #""N° ""commande""" TEXT, Nom TEXT, Produit TEXT, Nb INTEGER, "État" TEXT"#
            try db.execute(sql: #"CREATE TABLE "Mes ""commandes""; DROP TABLE x --" (\#(columns))"#)
            for order in try OrderStoreConformance.orders() {
                try db.execute(
                    sql: #"INSERT INTO "Mes ""commandes""; DROP TABLE x --" VALUES (?, ?, ?, ?, ?)"#,
                    arguments: [
                        order.number.description, order.customer.column, order.product, order.quantity,
                        order.status.rawValue.uppercased(),
                    ])
            }
        }
        try queue.close()
        let store = try SQLiteOrderStore(path: path, schema: Self.awkward)
        #expect(
            await OrderStoreConformance.violations(of: store, lacking: [.days, .history, .parcel, .price]) == [])
        #expect(await OrderStoreConformance.violations(ofSearching: store) == [])
    }

    /// The plan's columns: every field comes as it was stored.
    @Test func everyFieldComesAsItWasStored() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("orders.sqlite")
        let orders = try OrderStoreConformance.orders()
        try plan(
            path,
            rows: orders.map { order in
                [
                    order.number.description, order.customer.column, order.product, order.quantity,
                    order.orderedOn?.description, order.shipsBy?.description, Self.words[order.status],
                    order.price?.amount, order.parcel?.carrier, order.parcel?.trackingNumber, "x@y.example", 3,
                ]
            })
        let queue = try DatabaseQueue(path: path)
        try await queue.write { db in
            for order in orders {
                for change in order.history {
                    try db.execute(
                        sql: "INSERT INTO HistoriqueEtats VALUES (?, ?, ?)",
                        arguments: [order.number.description, change.on.description, Self.words[change.status]])
                }
            }
        }
        try queue.close()
        let store = try SQLiteOrderStore(path: path, schema: .plan)
        #expect(await OrderStoreConformance.violations(of: store) == [])
        #expect(await OrderStoreConformance.violations(ofSearching: store) == [])
        try Data("rubbish".utf8).write(to: URL(fileURLWithPath: path))
        #expect(await OrderStoreConformance.violations(ofFailing: store) == [])
    }

    private static let words: [OrderStatus: String] = [
        .received: "Reçue", .checkingFile: "Fichier en vérification", .awaitingCustomer: "En attente du client",
        .inProduction: "En production", .printed: "Imprimée", .shipped: "Expédiée", .delivered: "Livrée",
        .cancelled: "Annulée", .unknown: "Façonnage",
    ]

    @Test func namesAMissingFileAndTheRemedy() {
        let error = #expect(throws: OrderStoreError.self) {
            try SQLiteOrderStore(path: "/nowhere/orders.sqlite", schema: .plan)
        }
        #expect(error?.code == .missing)
        #expect(error?.message.contains("/nowhere/orders.sqlite") == true)
        #expect(error?.message.contains("orders demo") == true)
    }

    @Test func refusesAFileThatIsNoDatabase() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(String(repeating: "no database ", count: 500), to: "orders.sqlite")
        #expect(throws: OrderStoreError.self) { try SQLiteOrderStore(path: path, schema: .plan) }
    }

    @Test func namesAMissingTableAndColumn() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("orders.sqlite")
        try database(path, "CREATE TABLE Autre (a)")
        let table = #expect(throws: OrderStoreError.self) { try SQLiteOrderStore(path: path, schema: .plan) }
        #expect(table?.message.contains("\"Commandes\"") == true)
        try database(path, "CREATE TABLE Commandes (NumeroCommande, NomClient)")
        let column = #expect(throws: OrderStoreError.self) { try SQLiteOrderStore(path: path, schema: .plan) }
        #expect(column?.code == .schema)
        #expect(column?.message.contains("\"Designation\"") == true)
    }

    @Test func leavesOutWhatAColumnDoesNotHold() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("orders.sqlite")
        let row: [(any DatabaseValueConvertible)?] = [
            "CL-401372-487531", "Mina RAMI", nil, "beaucoup", "hier", nil, "Perdue", "gratuit", nil, nil, "x@y.example",
            3,
        ]
        try plan(path, rows: [row])
        let store = try SQLiteOrderStore(path: path, schema: .plan)
        let order = try #require(
            try await store.orders(matching: try OrderReference("CL-401372-487531"), limit: 1).first)
        #expect(order.quantity == nil && order.orderedOn == nil && order.price == nil && order.product == nil)
        #expect(order.status == .unknown)
    }

    @Test func readsMoneyFromNumbersAndTexts() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("orders.sqlite")
        try plan(
            path,
            rows: [
                [
                    "CL-401372-487531", "Mina RAMI", "DCC", 5, "2025-10-20", "2025-10-28", "Expédiée", 48.5,
                    "Colissimo", "6A1", nil, nil,
                ],
                [
                    "CL-401373-487531", "Mina RAMI", "DCC", 5, "2025-10-20 10:00:00", "2025-10-28", "livree", "7.05",
                    nil, nil, nil, nil,
                ],
            ])
        let store = try SQLiteOrderStore(path: path, schema: .plan)
        let first = try #require(try await store.orders(matching: try OrderReference("CL-401372"), limit: 1).first)
        #expect(first.price == Money(amount: "48.50", currency: "EUR"))
        #expect(first.parcel == Parcel(carrier: "Colissimo", trackingNumber: "6A1"))
        let second = try #require(try await store.orders(matching: try OrderReference("CL-401373"), limit: 1).first)
        #expect(second.price == Money(amount: "7.05", currency: "EUR"))
        #expect(second.status == .delivered)
        #expect(second.orderedOn?.description == "2025-10-20")
    }

    /// Every kind of detail from texts, numbers and values of the wrong type.
    @Test func readsDetailsOfTheirTypeAlone() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("orders.sqlite")
        try database(
            path, "CREATE TABLE C (n, c, v)", "CREATE INDEX i ON C (n)",
            "INSERT INTO C VALUES ('CL-401372-487531', 'Mina RAMI', '1'), ('CL-401373-487531', 'Mina RAMI', 2.5), "
                + "('CL-401374-487531', 'Mina RAMI', 'Oui'), ('CL-401375-487531', 'Mina RAMI', '2025-10-28T08:00'), "
                + "('CL-401376-487531', 'Mina RAMI', NULL), ('CL-401377-487531', 'Mina RAMI', x'FF00')")
        let words = PerLanguage(french: "un", english: "one")
        let kinds: [OrderSchema.Detail.Kind] = [.text, .choice(["1": words]), .integer, .decimal, .day, .flag]
        let expected: [[OrderDetail.Value?]] = [
            [.text("1"), .choice("1", words: words), .integer(1), .decimal("1"), nil, .flag(true)],
            [.text("2.5"), nil, nil, .decimal("2.5"), nil, nil],
            [.text("Oui"), nil, nil, nil, nil, .flag(true)],
            [.text("2025-10-28T08:00"), nil, nil, nil, .day(try #require(LocalDate(iso: "2025-10-28"))), nil],
            Array(repeating: nil, count: 6), Array(repeating: nil, count: 6),
        ]
        for (column, kind) in kinds.enumerated() {
            let schema = OrderSchema(
                table: "C", columns: .init(number: "n", customer: "c"),
                details: [.init(name: "d", column: "v", label: .init(french: "D", english: "D"), kind: kind)],
                statuses: [:])
            let store = try SQLiteOrderStore(path: path, schema: schema)
            for (row, values) in expected.enumerated() {
                let number = try OrderReference("CL-\(401372 + row)-487531")
                let order = try #require(try await store.orders(matching: number, limit: 1).first)
                #expect(order.details.first?.value == values[column], "row \(row), \(kind)")
            }
        }
    }
}

extension CustomerName {
    /// The name as a shop's column holds it.
    fileprivate var column: String { [first, last].compactMap(\.self).joined(separator: " ") }
}
