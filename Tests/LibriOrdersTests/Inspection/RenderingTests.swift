import Foundation
import Testing

@testable import LibriOrders

@Suite struct RenderingTests {
    private let inspector = SchemaInspector(numberFormat: .coolLibri)

    @Test func theSampleRowHoldsNothingPersonal() throws {
        let shop = InventedShop()
        for catalog in [
            FrenchCatalogs.homemade(), FrenchCatalogs.trigrams(), EnglishCatalogs.odoo(), LegacyCatalogs.hungarian(),
        ] {
            let report = InspectionReport(catalog: catalog, proposal: try inspector.propose(for: catalog))
            let page = InspectionQuestionnaire(catalog: catalog, proposal: report.proposal).markdown
            let json = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
            for text in [report.text, page, json, SchemaYAML(report.proposal).text] {
                for customer in shop.customers {
                    #expect(
                        !text.contains(customer.last) && !text.contains(customer.last.uppercased())
                            && !text.contains(customer.email))
                }
                for order in shop.orders { #expect(!text.contains(String(order.number.dropFirst(3)))) }
            }
        }
    }

    @Test func theAnonymiserShowsFormsOnly() {
        let anonymiser = SampleAnonymiser(format: .coolLibri)
        func shown(_ text: String, _ field: OrderSchema.Field, among: [String] = []) -> String {
            anonymiser.shown(
                text, as: field, among: ValueProfile((among + [text]).map { StoredValue.text($0) }, kind: .text))
        }
        #expect(shown("CL-401372-487531", .number) == "CL-000000-000000")
        #expect(shown("401372487531", .number) == "000000000000")
        #expect(shown("Mina RAMI", .customer) == "Xxxx XXXX")
        #expect(shown("D’Aubigné-Lefèvre", .customer) == "X’Xxxx-Xxxx")
        #expect(shown("2025-10-20 14:30:00", .orderedOn) == "dddd-dd-dd dd:dd:dd")
        #expect(shown("1 234,50 €", .price) == "9 999,99 €")
        #expect(shown("En production", .status) == "En production")
        #expect(shown("6A12345678901", .trackingNumber) == "9X99999999999")
        #expect(shown("Mémoires de Paul Dupont", .product) == "Xxxx xx Xxxx Xxxx")
        let same = Array(repeating: "Livre dos carré collé A5", count: 3)
        #expect(shown("Livre dos carré collé A5", .product, among: same) == "Livre dos carré collé A5")
        #expect(shown("Roman de Paul", .product, among: Array(repeating: "Roman de Paul", count: 5)) == "Xxxx xx Xxxx")
    }

    /// Names that would break a line, a table, a comment or a terminal.
    @Test func namesOfTheDatabaseBreakNoPage() throws {
        let evil = "no|m\n# x\u{1B}[31m`<b>\u{202E}"
        let shop = InventedShop()
        let odd = table(
            "comman\ndes|`", [("id", "int"), ("numero\n: x # y", "varchar(20)\n|"), (evil, "text"), ("etat", "text")],
            rows: shop.orders.map {
                [.whole($0.id), .text($0.number), .text(shop.customer(of: $0).whole), "Litige\n# |`\u{1B}[0m".stored]
            }, key: ["id"])
        let catalog = catalog("Evil\n# SQL", [odd], rights: ["may\n## write"])
        let proposal = try inspector.propose(for: catalog)
        let text = InspectionReport(catalog: catalog, proposal: proposal).text
        let page = InspectionQuestionnaire(catalog: catalog, proposal: proposal).markdown
        let yaml = SchemaYAML(proposal).text
        for output in [text, page, yaml] {
            #expect(!output.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || $0.value == 0x202E })
        }
        for line in page.split(separator: "\n") where line.hasPrefix("| `") {
            // Three cells, or two for a status.
            #expect([3, 4].contains(line.replacing("\\|", with: "").count { $0 == "|" }), "\(line)")
        }
        #expect(proposal.schema.table == "comman\ndes|`")
    }

    @Test func theQuestionnaireIsFilledIn() throws {
        let catalog = FrenchCatalogs.trigrams()
        let page = InspectionQuestionnaire(catalog: catalog, proposal: try inspector.propose(for: catalog)).markdown
        for piece in [
            "# Questionnaire – base de données des commandes", "## A. Type de base de données", "- Moteur : PostgreSQL",
            "- Port : 5432", "## B. Accès",
            "orders grant`", "## C. Structure", "- Nom exact de la table : `t_commande`",
            "| `cmd_numero` | `varchar(24)` | numéro de commande |", "| `cmd_mt_marge_cts` | `integer` | non lue |",
            "lien avec l’historique",
            "| `P` | en production |", "## D. Points à décider par la boutique",
        ] { #expect(page.contains(piece), "\(piece)") }
    }

    @Test func whatTheAccountMayWriteIsTold() throws {
        func page(_ rights: [String]?) throws -> String {
            var catalog = FrenchCatalogs.homemade()
            catalog.server.rightsToWrite = rights
            return InspectionQuestionnaire(catalog: catalog, proposal: try inspector.propose(for: catalog)).markdown
        }
        #expect(try page(nil).contains("n’a pas pu être déterminé"))
        #expect(try page([]).contains("aucun droit d’écriture"))
        #expect(try page(["INSERT on Commandes"]).contains("  - INSERT on Commandes"))
    }

    @Test func theReportIsAlignedAndEncoded() throws {
        let catalog = LegacyCatalogs.hungarian()
        let report = InspectionReport(catalog: catalog, proposal: try inspector.propose(for: catalog))
        let lines = report.text.split(separator: "\n")
        let header = try #require(lines.first { $0.hasPrefix("FIELD") })
        let row = try #require(lines.first { $0.hasPrefix("shipsBy") })
        let place = header.prefix { $0 != "C" }.count
        #expect(row.dropFirst(place).hasPrefix("dtmExpPromise"))
        let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any]
        #expect((json?["fields"] as? [[String: String]])?.first?["column"] == "strNumWeb")
        #expect((json?["numberIndex"] as? [String: String])?["state"] == "missing")
        #expect((json?["schema"] as? String)?.contains("numberStyle: digits") == true)
    }

    @Test func yamlQuotesWhatWouldBeReadAsSomethingElse() {
        for (text, written) in [
            ("10", "\"10\""), ("E", "E"), ("Y", "\"Y\""), ("no", "\"no\""), ("null", "\"null\""),
            ("Expédiée", "Expédiée"), ("a: b", "\"a: b\""),
            (" x", "\" x\""), ("a #b", "\"a #b\""), ("", "\"\""), ("a\nb", "\"a\\nb\""), ("N°", "\"N°\""),
            ("dbo.Orders", "dbo.Orders"),
        ] { #expect(YAMLScalar.written(text) == written) }
    }

    /// Whatever stands in a database, the inspector ends.
    @Test func noCatalogueEndsTheProgram() {
        var random = SeededGenerator(seed: 99)
        let pieces = [
            "commande", "CMD", "_", "num", "N°", "é", "\u{0}", "client", "", " ", "etat", "date", "9", "🙂", "\"", "ttc",
            "suivi", "ligne", "history", "id",
        ]
        let values: [StoredValue] = [
            .null, .integer(.min), .integer(.max), .integer(0), .real(.nan), .real(.infinity), .real(-1e300), .text(""),
            .text("CL-401372-487531"),
            .text("2025-10-20"), .text(String(repeating: "a\u{301}", count: 900)), .text("-9223372036854775808"),
            .bytes([0xFF, 0]), .text("Livrée"),
            .text("99999999999999999999"), .text("Mina RAMI"), .text("12,50"), .integer(20_251_020),
            .text("31/31/9999"),
        ]
        func name() -> String { (0..<random.below(4)).map { _ in pieces[random.below(pieces.count)] }.joined() }
        for _ in 0..<60 {
            let tables = (0..<random.below(8)).map { _ -> DatabaseCatalog.Table in
                let columns = (0..<random.below(9)).map { _ in
                    (name(), ["int", "text", "", "date", "decimal(8,2)", "bit"][random.below(6)])
                }
                let rows = (0..<random.below(40)).map { _ in
                    (0..<random.below(10)).map { _ in values[random.below(values.count)] }
                }
                return table(
                    name(), columns, rows: rows, count: [0, -1, .max, 5][random.below(4)],
                    key: columns.first.map { [$0.0] } ?? [],
                    references: [.init(columns: [name()], table: name(), references: [name()])],
                    isView: random.happens(0.2))
            }
            let catalog = catalog("x", tables)
            guard let proposal = try? inspector.propose(for: catalog) else { continue }
            _ = InspectionReport(catalog: catalog, proposal: proposal).text
            _ = InspectionQuestionnaire(catalog: catalog, proposal: proposal).markdown
            #expect(proposal.schema.problemOfJoins == nil)
        }
    }
}
