import Foundation
import Testing

@testable import LibriOrders

/// Single decisions, each in the smallest database that asks for it.
@Suite struct JudgementTests {
    private let shop = InventedShop()

    private func propose(_ tables: [DatabaseCatalog.Table], product: String = "SQLite") throws -> SchemaProposal {
        try SchemaInspector(numberFormat: .coolLibri).propose(for: catalog(product, tables))
    }

    /// A table of orders with further columns.
    private func orders(
        _ name: String = "commandes", with further: [(String, String, (InventedShop.Order) -> StoredValue)] = [],
        count: Int? = nil,
        key: [String] = ["id"], indexes: [[String]] = [], isView: Bool = false, from: Int = 0
    ) -> DatabaseCatalog.Table {
        table(
            name,
            [("id", "int"), ("numero", "varchar(20)"), ("nom_client", "varchar(80)"), ("date_commande", "date")]
                + further.map { ($0.0, $0.1) },
            rows: shop.orders.dropFirst(from).map { order in
                [
                    .whole(order.id), .text(order.number), .text(shop.customer(of: order).whole),
                    .text("\(order.ordered)"),
                ]
                    + further.map { $0.2(order) }
            }, count: count, key: key, indexes: indexes, isView: isView)
    }

    @Test func theDayOnWhichAParcelLeftIsNotThePromisedOne() throws {
        let only = try propose([
            orders(with: [
                ("date_expedition", "date", { .optional($0.shipped.map { "\($0)" }) }),
                ("etat", "text", { .text(InventedShop.statuses[$0.status]) }),
            ])
        ])
        #expect(only.schema.columns.shipsBy == nil)
        let filled = try propose([
            orders(with: [
                ("date_expedition", "date", { .text("\($0.promised)") }),
                ("etat", "text", { .text(InventedShop.statuses[$0.status]) }),
            ])
        ])
        #expect(filled.schema.columns.shipsBy == "date_expedition")
    }

    @Test func aPriceWithoutTaxIsNotShown() throws {
        let proposal = try propose([
            orders(with: [
                ("total_ht", "decimal(10,2)", { .euros($0.net) }), ("marge", "decimal(10,2)", { .euros($0.net / 3) }),
            ])
        ])
        #expect(proposal.schema.columns.price == nil)
        #expect(proposal.remarks.contains { $0.english.contains("without tax") && $0.french.contains("hors taxes") })
    }

    @Test func amountsThatSayNothingAreToldByTheirRatio() throws {
        let proposal = try propose([
            orders(with: [
                ("montant1", "decimal(10,2)", { .euros($0.gross) }), ("montant2", "decimal(10,2)", { .euros($0.net) }),
            ])
        ])
        #expect(proposal.schema.columns.price == "montant1")
    }

    @Test func wholeNumbersOfCentsAreRecognised() throws {
        let cents = try propose([orders(with: [("prix_ttc", "int", { .whole($0.gross) })])])
        #expect(cents.schema.numbers.pricesInHundredths)
        let euros = try propose([orders(with: [("prix_ttc", "int", { .whole($0.gross / 100) })])])
        #expect(!euros.schema.numbers.pricesInHundredths)
        #expect(euros.remarks.contains { $0.french.contains("centimes") })
    }

    @Test func theStatusOfThePaymentIsNotTheOrders() throws {
        let proposal = try propose([
            orders(with: [
                ("statut_paiement", "text", { ["Payé", "En attente", "Remboursé"][$0.id % 3].stored }),
                ("etape", "text", { .text(InventedShop.statuses[$0.status]) }),
            ])
        ])
        #expect(proposal.schema.columns.status == "etape")
    }

    @Test func theShopsOwnPeopleAreNotTheCustomers() throws {
        let numbered = table(
            "commandes",
            [
                ("id", "int"), ("numero", "varchar(20)"), ("nom_vendeur", "text"), ("nom_livraison", "text"),
                ("nom", "text"),
            ],
            rows: shop.orders.map {
                [
                    .whole($0.id), .text($0.number), ["Paul Bertin", "Luc Garnier"][$0.id % 2].stored,
                    "Mairie de Vernay", .text(shop.customer(of: $0).whole),
                ]
            }, key: ["id"])
        #expect(try propose([numbered]).schema.columns.customer == "nom")
    }

    @Test(arguments: [
        "commandes_2019", "commandes_old", "bak_commandes", "test_commandes", "import_commandes", "commandes_copie",
        "archive.commandes",
    ])
    func aCopyIsNotTheOrders(name: String) throws {
        let proposal = try propose([orders(name), orders()])
        #expect(proposal.schema.table == "commandes")
        #expect(proposal.otherTables.map(\.name) == [name])
        #expect(proposal.otherTables.first?.reason.isEmpty == false)
    }

    @Test func aTableIsTakenBeforeItsView() throws {
        let proposal = try propose([orders("v_commandes", key: [], isView: true), orders()])
        #expect(proposal.schema.table == "commandes")
    }

    @Test func theIndexOfAViewIsThatOfTheTableBelow() throws {
        let below = table(
            "t7", [("k", "int"), ("num", "varchar(20)")], rows: shop.orders.map { [.whole($0.id), .text($0.number)] },
            key: ["k"])
        let proposal = try propose([orders("v_commandes", key: [], isView: true), below])
        #expect(proposal.schema.table == "v_commandes" && proposal.numberIndex == .view(of: "t7"))
    }

    @Test(
        arguments: [
            ("PostgreSQL", "CREATE INDEX \"ix_commandes_numero\" ON \"commandes\" (\"numero\" text_pattern_ops);"),
            ("Microsoft SQL Server", "CREATE INDEX \"ix_commandes_numero\" ON \"commandes\" (\"numero\");"),
        ])
    func aMissingIndexComesWithItsStatement(product: String, statement: String) throws {
        guard case .missing(let proposed, _) = try propose([orders()], product: product).numberIndex else {
            Issue.record("The index is not missing.")
            return
        }
        #expect(proposed == statement)
        #expect(try propose([orders(indexes: [["NUMERO", "id"]])], product: product).numberIndex == .indexed)
        guard case .missing = try propose([orders(indexes: [["id", "numero"]])], product: product).numberIndex else {
            Issue.record("A second column leads no index.")
            return
        }
    }

    @Test func namesOfTheQuoteAreDoubled() throws {
        let odd = orders("com`mandes\"")
        guard case .missing(let statement, _) = try propose([odd]).numberIndex else {
            Issue.record("The index is not missing.")
            return
        }
        #expect(statement.contains("\"com`mandes\"\"\""))
    }

    @Test func aCurrencyOfAllOrdersIsTaken() throws {
        let proposal = try propose([
            orders(with: [("prix_ttc", "decimal(10,2)", { .euros($0.gross) }), ("devise", "char(3)", { _ in "CHF" })])
        ])
        #expect(proposal.schema.currency == "CHF")
    }

    @Test func daysOfSeveralFormsAreAllRead() throws {
        let proposal = try propose([
            orders(with: [("date_exp_prevue", "text", { .text($0.promised.written("dd/MM/yyyy")) })])
        ])
        #expect(Set(proposal.schema.dates.formats.map(\.description)) == ["yyyy-MM-dd", "dd/MM/yyyy"])
    }

    @Test func aKeyOfFiguresIsFoundWhereTheSamplesHardlyMeet() throws {
        let orders = table(
            "commandes", [("id", "int"), ("numero", "text"), ("id_client", "int")],
            rows: shop.orders.map { [.whole($0.id), .text($0.number), .whole(3000 + $0.customer * 7)] }, count: 90_000,
            key: ["id"])
        let clients = table(
            "clients", [("id", "int"), ("nom", "text"), ("prenom", "text")],
            rows: shop.customers.map { [.whole(5000 + $0.id), .text($0.last), .text($0.first)] }, count: 5000,
            key: ["id"])
        #expect(try propose([orders, clients]).schema.columns.customer == "customer.nom")
    }

    @Test func aCatalogueWithoutSamplesIsReadByItsNames() throws {
        let bare = table(
            "commandes", [("id", "int"), ("numero", "text"), ("nom_client", "text"), ("etat", "text")], key: ["id"])
        let proposal = try propose([bare])
        #expect(
            !proposal.hasOrderNumbers && proposal.schema.columns.customer == "nom_client"
                && proposal.schema.columns.status == "etat")
    }

    @Test func linesOfWhichNoneIsTheFirstAreNotJoined() throws {
        let lines = table(
            "lignes", [("commande_id", "int"), ("designation", "text")],
            rows: shop.orders.flatMap { order in
                order.lines.map { [.whole(order.id), .text(InventedShop.products[$0.product])] }
            })
        #expect(try propose([orders(), lines]).schema.joins.isEmpty)
    }

    @Test func theNumberOfTheOrderBeforeIsNotTheOrders() throws {
        let numbers = shop.orders.map(\.number)
        let proposal = try propose([
            table(
                "commandes",
                [
                    ("id", "int"), ("num_cde_origine", "text"), ("num_cde", "text"), ("num_suivi", "text"),
                    ("client", "text"),
                ],
                rows: shop.orders.map { order in
                    let before = order.id % 5 == 0 ? StoredValue.text(numbers[order.id / 2]) : .null
                    return [
                        .whole(order.id), before, .text(order.number), .optional(order.tracking),
                        .text(shop.customer(of: order).whole),
                    ]
                }, key: ["id"])
        ])
        #expect(proposal.schema.columns.number == "num_cde")
    }

    @Test func aHandfulOfUsersAreTheShopsOwn() throws {
        let users = table(
            "utilisateurs", [("id", "int"), ("nom", "text"), ("prenom", "text")],
            rows: [[1, "Garnier", "Luc"], [2, "Bertin", "Paul"]], key: ["id"])
        let clients = table(
            "contacts", [("id", "int"), ("nom", "text"), ("prenom", "text")],
            rows: shop.customers.map { [.whole($0.id), .text($0.last), .text($0.first)] }, key: ["id"])
        let commandes = table(
            "commandes", [("id", "int"), ("numero", "text"), ("utilisateur_id", "int"), ("contact_id", "int")],
            rows: shop.orders.map { [.whole($0.id), .text($0.number), .whole($0.id % 2 + 1), .whole($0.customer)] },
            key: ["id"])
        let schema = try propose([users, clients, commandes]).schema
        #expect(schema.columns.customer.hasSuffix(".nom") && schema.joins.map(\.table) == ["contacts"])
    }

    @Test func aCopyWhoseNameSaysNothingIsToldByWhatRefersToTheOrders() throws {
        var lines = table(
            "details", [("id", "int"), ("cde", "int"), ("libelle", "text")],
            rows: shop.orders.map {
                [.whole($0.id), .whole($0.id), .text(InventedShop.products[$0.lines[0].product])]
            }, key: ["id"])
        lines.foreignKeys = [.init(columns: ["cde"], table: "commandes", references: ["id"])]
        let proposal = try propose([orders("commandes2", count: 60), orders(count: 60), lines])
        #expect(proposal.schema.table == "commandes" && proposal.schema.columns.product == "line.libelle")
    }

    @Test func ofSeveralPromisesThatOfShippingIsTaken() throws {
        let proposal = try propose([
            orders(with: [
                ("date_livraison_souhaitee", "date", { .text("\($0.promised)") }),
                ("date_livraison_prevue", "date", { .text("\($0.promised)") }),
                ("date_impression_prevue", "date", { .text("\($0.promised)") }),
                ("date_exp_prevue", "date", { .text("\($0.promised)") }),
                ("date_exp_reelle", "date", { .optional($0.shipped.map { "\($0)" }) }),
            ])
        ])
        #expect(proposal.schema.columns.shipsBy == "date_exp_prevue")
        let none = try propose([orders(with: [("date_impression_prevue", "date", { .text("\($0.promised)") })])])
        #expect(none.schema.columns.shipsBy == nil)
    }

    @Test(arguments: [
        ("amount_net", "amount_gross"), ("montant_ht", "montant"), ("prix_net", "prix_brut"),
        ("total_excl_vat", "total"),
    ])
    func thePriceWithTaxIsTaken(net: String, gross: String) throws {
        let proposal = try propose([
            orders(with: [
                (net, "decimal(10,2)", { .euros($0.net) }),
                ("montant_tva", "decimal(10,2)", { .euros($0.gross - $0.net) }),
                (gross, "decimal(10,2)", { .euros($0.gross) }),
                ("prix_unitaire_ttc", "decimal(10,2)", { .euros($0.gross / 10) }),
                ("cout_revient", "decimal(10,2)", { .euros($0.net / 2) }),
                ("frais_port_ttc", "decimal(10,2)", { _ in .euros(590) }),
            ])
        ])
        #expect(proposal.schema.columns.price == gross)
    }

    @Test func labelsInSeveralColumnsAreReadInFrench() throws {
        let codes = ["A1", "B2", "C3", "D4", "E5", "F6", "G7", "H8"]
        let states = table(
            "ref_etats", [("code", "char(2)"), ("label_nl", "text"), ("label_en", "text"), ("label_fr", "text")],
            rows: codes.enumerated().map {
                [.text($1), "Status \($0)".stored, "Printed".stored, .text(InventedShop.statuses[$0])]
            })
        let proposal = try propose([orders(with: [("code_etat", "char(2)", { .text(codes[$0.status]) })]), states])
        #expect(proposal.schema.status(for: "D4") == .inProduction && proposal.statusReasons["D4"] == "En production")
    }

    @Test func manyWideTablesAreReadInAMoment() throws {
        let columns = (0..<200).map { ("colonne_\($0)_valeur", "varchar(50)") }
        let row = (0..<200).map { StoredValue.text("valeur \($0)") }
        let wide = (0..<2000).map { index in
            table("TAB\(index)_DIVERS", columns, rows: index < 60 ? Array(repeating: row, count: 200) : [])
        }
        let start = ContinuousClock.now
        let proposal = try propose(wide + [orders()])
        #expect(proposal.schema.table == "commandes")
        // A debug build on a busy machine takes a few seconds; what is quadratic takes minutes.
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test(arguments: ["nom_facturation", "billing_name", "nom_fac", "nom_liv", "nom"])
    func theCustomersOwnNameComesBeforeThatOfABill(column: String) throws {
        let numbered = table(
            "commandes", [("id", "int"), ("numero", "text"), ("client_id", "int"), (column, "text")],
            rows: shop.orders.map {
                [
                    .whole($0.id), .text($0.number), .whole($0.customer),
                    .text(shop.customers[($0.customer * 3) % 40].whole),
                ]
            }, key: ["id"])
        let clients = table(
            "clients", [("id", "int"), ("raison_sociale", "text"), ("ville", "text")],
            rows: shop.customers.map { [.whole($0.id), .text($0.whole), .text($0.city)] }, key: ["id"])
        #expect(try propose([numbered, clients]).schema.columns.customer == "customer.raison_sociale")
        #expect(try propose([numbered]).schema.columns.customer == column)
    }

    @Test func aNameThatSaysCustomerStaysTheOrders() throws {
        var numbered = orders(with: [("client_id", "int", { .whole($0.customer) })])
        numbered.name = "commandes"
        let clients = table(
            "clients", [("id", "int"), ("raison_sociale", "text")],
            rows: shop.customers.map { [.whole($0.id), .optional($0.company)] }, key: ["id"])
        #expect(try propose([numbered, clients]).schema.columns.customer == "nom_client")
    }
}
