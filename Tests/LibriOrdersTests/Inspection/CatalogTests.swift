import Testing

@testable import LibriOrders

/// What a catalogue tells of a database beyond the sample, and what it keeps to itself.
@Suite struct CatalogTests {
    private let shop = InventedShop()

    private func propose(_ tables: [DatabaseCatalog.Table]) throws -> SchemaProposal {
        try SchemaInspector(numberFormat: .coolLibri).propose(for: catalog("SQLite", tables))
    }

    private var orders: DatabaseCatalog.Table {
        table(
            "commandes",
            [
                ("id", "int"), ("numero", "text"), ("nom_client", "text"), ("client_id", "int"), ("etat", "text"),
                ("etape", "int"), ("date_commande", "date"),
            ],
            rows: shop.orders.map { order in
                [
                    .whole(order.id), .text(order.number), .text(shop.customer(of: order).whole),
                    .whole(order.customer), .text(InventedShop.statuses[order.status]), .whole(order.status * 10),
                    .text("\(order.ordered)"),
                ]
            }, key: ["id"])
    }

    // MARK: All values

    @Test func statusesThatNoRowOfTheSampleHasAreMapped() throws {
        var orders = orders
        orders.distinctValues["etat"] = ["Reçue", "Livrée", "Remboursée", "En façonnage", "Claire Dupuis", nil]
        let proposal = try propose([orders])
        #expect(proposal.schema.columns.status == "etat")
        #expect(proposal.schema.status(for: "Remboursée") == .cancelled)
        #expect(proposal.schema.status(for: "En façonnage") == .inProduction)
        #expect(proposal.statusReasons["Remboursée"] == "not in the sample")
        #expect(proposal.schema.statusesAsWritten["Claire Dupuis"] == nil)
    }

    @Test func aColumnOfTooManyValuesTellsNothingMore() throws {
        var orders = orders
        orders.distinctValues["etat"] = (0..<200).map { .text("Remarque \($0)") }
        #expect(try propose([orders]).schema.statusesAsWritten.count == Set(shop.orders.map(\.status)).count)
    }

    @Test func onlyColumnsOfFewValuesAreWorthAsking() {
        let orders = orders
        let names = SchemaInspector.mayHoldStatuses(
            table: orders.name, columns: orders.columns, sample: orders.sample)
        #expect(names.prefix(2).sorted() == ["etape", "etat"])
        #expect(!names.contains { ["id", "numero", "nom_client", "date_commande"].contains($0) })
        #expect(SchemaInspector.mayHoldStatuses(table: "vide", columns: orders.columns, sample: []).isEmpty)
    }

    // MARK: Languages

    /// Labels in three languages, told apart by a key of a table of languages, whose numbers say nothing.
    private func labels(column: String, type: String, languages: [StoredValue]) -> DatabaseCatalog.Table {
        let texts = [
            InventedShop.statuses,
            [
                "Received", "Checking file", "Awaiting customer", "In production", "Printed", "Shipped", "Delivered",
                "Cancelled",
            ],
            [
                "Eingegangen", "Dateiprüfung", "Wartet auf Kunde", "In Produktion", "Gedruckt", "Versendet",
                "Zugestellt",
                "Storniert",
            ],
        ]
        return table(
            "etapes_libelles", [("etape", "int"), (column, type), ("texte", "text")],
            rows: (0..<8).flatMap { code in
                [2, 1, 0].map { [.whole(code * 10), languages[$0], .text(texts[$0][code])] }
            }, key: ["etape", column])
    }

    @Test func labelsAreReadInTheLanguageThatATableNames() throws {
        var orders = orders
        orders.columns[4].name = "x"
        for row in orders.sample.indices { orders.sample[row][4] = "Livre" }
        let languages = table(
            "langues", [("id", "int"), ("iso", "char(2)")], rows: [[1, "de"], [2, "en"], [3, "fr"]], key: ["id"])
        let proposal = try propose([orders, labels(column: "langue_id", type: "int", languages: [3, 2, 1]), languages])
        #expect(proposal.schema.columns.status == "etape")
        #expect(proposal.statusReasons["60"]?.hasPrefix("Livrée") == true)
        let without = try propose([
            orders, labels(column: "langue_id", type: "int", languages: [3, 2, 1]),
            table("langues", [("id", "int"), ("iso", "char(2)")], rows: [[1, "de"], [2, "en"]], key: ["id"]),
        ])
        #expect(without.statusReasons["60"]?.hasPrefix("Livrée") == true)
        let written = try propose([orders, labels(column: "lg", type: "char(2)", languages: ["fr", "en", "de"])])
        #expect(written.statusReasons["60"]?.hasPrefix("Livrée") == true)
    }

    @Test(
        arguments: [
            (["Reçue", "En attente", "Expédiée"], .french), (["Received", "Pending", "Shipped"], .english),
            (["A", "B"], nil),
        ] as [([String], LanguageCode?)])
    func judgesALanguageByItsWords(labels: [String], language: LanguageCode?) {
        #expect(LanguageCode(wordsOf: labels) == language)
    }

    // MARK: Printing

    @Test func aCatalogueNeverPrintsWhatRowsHold() {
        var orders = orders
        orders.distinctValues["nom_client"] = ["Zorglub Quux"]
        let found = catalog("SQLite", [orders])
        var dumped = ""
        dump(found, to: &dumped)
        dump(orders, to: &dumped)
        let printed = [
            "\(found)", "\(orders)", String(reflecting: found), String(reflecting: [orders]), dumped,
            String(describing: Optional(found)),
        ]
        for text in printed {
            #expect(text.contains("commandes"))
            #expect(!text.contains("Zorglub") && !text.contains(shop.orders[0].number) && !text.contains("Livrée"))
            #expect(!shop.customers.contains { text.contains($0.last) })
        }
    }

    @Test(arguments: [
        ("10.11.000019", "10.11.19"), ("15.00.2000", "15.0.2000"), ("3.45.1", "3.45.1"), ("16.2", "16.2"), ("", ""),
        ("08.00.0036-log", "8.0.36-log"), ("10.11.000019-MariaDB-007", "10.11.19-MariaDB-007"),
        ("inconnue", "inconnue"),
    ])
    func versionsAreShownWithoutZeros(version: String, shown: String) throws {
        #expect(DatabaseCatalog.Server(product: "MariaDB", version: version, database: "shop").shownVersion == shown)
        var found = catalog("SQLite", [orders])
        found.server.version = version
        let proposal = try SchemaInspector(numberFormat: .coolLibri).propose(for: found)
        #expect(InspectionReport(catalog: found, proposal: proposal).text.contains(" \(shown), database"))
    }
}
