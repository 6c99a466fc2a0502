import Foundation
import Testing

@testable import LibriOrders

/// Whole proposals for invented databases, from the table of a home-made file to an ERP.
@Suite struct SchemaInspectorTests {
    private func propose(_ catalog: DatabaseCatalog) throws -> SchemaProposal {
        try SchemaInspector(numberFormat: .coolLibri).propose(for: catalog)
    }

    private static let french = Dictionary(
        zip(InventedShop.statuses, InventedShop.meanings), uniquingKeysWith: { first, _ in first })

    @Test func readsATableThatAShopMadeByItself() throws {
        let proposal = try propose(FrenchCatalogs.homemade())
        #expect(
            proposal.schema
                == OrderSchema(
                    table: "Commandes",
                    columns: .init(
                        number: "NumCommande", customer: "Nom du client", product: "Désignation",
                        quantity: "Nbre d'exemplaires",
                        orderedOn: "Date commande", shipsBy: "Date expédition prévue", status: "État",
                        price: "Prix TTC",
                        carrier: "Transporteur", trackingNumber: "N° de suivi"),
                    statuses: Self.french, dates: .init(formats: [DateFormat("dd/MM/yyyy")].compactMap(\.self)),
                    numbers: .init(decimal: .comma)))
        #expect(proposal.otherTables.map(\.name) == ["Copie de Commandes"])
    }

    @Test func readsNamesOfSixLettersAndCodesInThreeLanguages() throws {
        let schema = try propose(FrenchCatalogs.sixLetters()).schema
        let codes: [String: OrderStatus] = [
            "10": .received, "20": .checkingFile, "30": .awaitingCustomer, "40": .inProduction, "50": .printed,
            "60": .shipped,
            "70": .delivered, "90": .cancelled, "95": .cancelled,
        ]
        #expect(
            schema
                == OrderSchema(
                    table: "CDEENT",
                    joins: [
                        .init(
                            name: "carrier", table: "TRANSP", conditions: [.init(column: "CODTRP", equals: "CODTRP")]),
                        .init(
                            name: "customer", table: "CLIENT", conditions: [.init(column: "CODCLI", equals: "CODCLI")]),
                        .init(
                            name: "line", table: "CDELIG", conditions: [.init(column: "NUMCDE", equals: "NUMCDE")],
                            first: "NUMLIG"),
                    ],
                    columns: .init(
                        number: "NUMCDE", customer: "customer.NOMCLI", firstName: "customer.PRECLI",
                        product: "line.DESART",
                        quantity: "line.QTECDE", orderedOn: "DATCDE", shipsBy: "DATPRV", status: "CODETA",
                        price: "MNTTTC",
                        carrier: "carrier.LIBTRP", trackingNumber: "NUMCOL"),
                    numberStyle: .joined, statuses: codes,
                    dates: .init(formats: [DateFormat("yyyyMMdd")].compactMap(\.self))))
    }

    @Test func readsTheLabelsOfTheOrdersAndInFrench() throws {
        let proposal = try propose(FrenchCatalogs.sixLetters())
        #expect(proposal.statusReasons["10"] == "Reçue")
        #expect(proposal.statusReasons["95"] == "Remboursée; not in the sample")
    }

    @Test func readsKeysThatAreNotDeclared() throws {
        let proposal = try propose(FrenchCatalogs.dolibarr())
        let columns = proposal.schema.columns
        #expect(columns.customer == "company.nom" && columns.firstName == nil)
        #expect(columns.product == "line.description" && columns.quantity == "line.qty")
        #expect(
            columns.price == "total_ttc" && columns.orderedOn == "date_commande"
                && columns.carrier == "shipment.libelle")
        #expect(proposal.schema.nameOrder == .firstNameFirst)
        #expect(proposal.findings.first { $0.field == "shipsBy" }?.confidence == .guess)
        // Codes without a label.
        #expect(proposal.schema.statusesAsWritten.values.allSatisfy { $0 == .unknown })
        #expect(proposal.remarks.contains { $0.english.contains("not understood") })
    }

    @Test func readsDeclaredKeysParcelsAndAHistoryOfPairs() throws {
        let schema = try propose(FrenchCatalogs.trigrams()).schema
        #expect(schema.joins.map(\.table) == ["t_transporteur", "t_client", "t_ligne_commande", "t_expedition"])
        #expect(
            schema.columns.carrier == "carrier.trp_nom" && schema.columns.trackingNumber == "shipment.exp_num_suivi")
        #expect(schema.columns.shipsBy == "cmd_dt_exp_prev" && schema.columns.status == "cmd_eta_code")
        #expect(schema.columns.price == "cmd_mt_ttc_cts" && schema.numbers.pricesInHundredths)
        #expect(
            schema.history
                == .init(
                    table: "t_commande_evt", number: "evt_cmd_id", refersTo: "cmd_id", on: "evt_dt",
                    status: "evt_eta_apres",
                    sequence: "evt_id"))
        #expect(schema.dates.timeZone?.secondsFromGMT() == 0)
        #expect(schema.status(for: "B") == .unknown && schema.status(for: "I") == .printed)
        #expect(schema.problemOfJoins == nil)
    }

    @Test func readsTheTablesOfWooCommerce() throws {
        let proposal = try propose(EnglishCatalogs.wooCommerce())
        let columns = proposal.schema.columns
        #expect(
            proposal.schema.table == "wp_wc_orders" && columns.number == "order_number" && columns.status == "status")
        #expect(columns.customer.hasSuffix(".last_name") && columns.firstName?.hasSuffix(".first_name") == true)
        #expect(columns.product == "line.order_item_name" && columns.price == "total_amount")
        #expect(columns.orderedOn == "date_created_gmt" && columns.shipsBy == "estimated_ship_date")
        #expect(proposal.schema.dates.timeZone != nil)
        #expect(proposal.schema.status(for: "wc-awaiting-proof") == .awaitingCustomer)
    }

    @Test func readsTheTablesOfEntityFramework() throws {
        let proposal = try propose(EnglishCatalogs.entityFramework())
        let schema = proposal.schema
        #expect(schema.table == "Orders" && schema.columns.customer == "customer.LastName")
        #expect(schema.columns.product == "product.Name" && schema.columns.quantity == "line.Quantity")
        #expect(
            schema.columns.status == "OrderStatusId" && schema.status(for: "9") == .unknown
                && schema.status(for: "4") == .inProduction)
        #expect(schema.columns.price == "TotalInclTax" && schema.columns.shipsBy == "PromisedShipDate")
        #expect(schema.history?.status == "NewStatusId" && schema.history?.refersTo == "OrderId")
        #expect(Set(proposal.otherTables.map(\.name)) == ["SupplierOrders", "staging.OrdersImport"])
        #expect(proposal.numberIndex == .indexed)
    }

    @Test func readsAFlatExport() throws {
        let columns = try propose(EnglishCatalogs.flatExport()).schema.columns
        #expect(
            columns
                == .init(
                    number: "Name", customer: "Billing Name", product: "Lineitem name", quantity: "Lineitem quantity",
                    orderedOn: "Created at",
                    shipsBy: "Ship by", status: "Order Status", price: "Total", carrier: "Carrier",
                    trackingNumber: "Tracking Number"))
    }

    @Test func readsTheTablesOfOdoo() throws {
        let schema = try propose(EnglishCatalogs.odoo()).schema
        #expect(
            schema.table == "sale_order" && schema.columns.number == "name"
                && schema.columns.customer == "customer.name")
        #expect(schema.joins.first { $0.name == "customer" }?.conditions == [.init(column: "partner_id", equals: "id")])
        #expect(schema.columns.status == "print_state" && schema.columns.price == "amount_total")
        #expect(schema.columns.product == "line.name" && schema.columns.quantity == "line.product_uom_qty")
        #expect(
            schema.columns.carrier == "carrier.name"
                && schema.columns.trackingNumber?.hasSuffix(".carrier_tracking_ref") == true)
    }

    @Test func readsAViewWhereNoTableHasTheNumbers() throws {
        let proposal = try propose(EnglishCatalogs.reportView())
        #expect(proposal.schema.table == "v_orders_report" && proposal.schema.numberStyle == .dashedDigits)
        #expect(proposal.schema.columns.shipsBy == "ship_by" && proposal.schema.columns.price == "gross_total")
        #expect(proposal.numberIndex == .view(of: nil))
    }

    @Test func readsTheDocumentsOfSage() throws {
        let schema = try propose(LegacyCatalogs.sage()).schema
        #expect(schema.columns.number == "DO_Piece" && schema.columns.customer == "customer.CT_Intitule")
        #expect(schema.columns.product == "line.DL_Design" && schema.columns.price == "DO_TotalTTC")
        let line = schema.joins.first { $0.name == "line" }
        #expect(
            line?.conditions == [
                .init(column: "DO_Piece", equals: "DO_Piece"), .init(column: "DO_Type", equals: "DO_Type"),
            ])
        #expect(line?.first == "cbMarq")
    }

    @Test func readsTheTablesOfPrestaShop() throws {
        let schema = try propose(LegacyCatalogs.prestaShop()).schema
        #expect(schema.columns.customer == "customer.lastname" && schema.columns.firstName == "customer.firstname")
        #expect(schema.columns.price == "total_paid_tax_incl" && schema.columns.status == "current_state")
        #expect(
            schema.status(for: "5") == .printed && schema.columns.shipsBy == nil
                && schema.columns.orderedOn == "date_add")
        #expect(schema.history?.table == "ps_order_history" && schema.history?.status == "id_order_state")
        let tracking = schema.joins.first { $0.table == "ps_order_carrier" }
        #expect(tracking?.conditions == [.init(column: "id_order", equals: "id_order")])
        #expect(tracking?.first == "id_order_carrier")
    }

    @Test func readsHungarianNamesSecondsAndNumbersOfFigures() throws {
        let proposal = try propose(LegacyCatalogs.hungarian())
        let schema = proposal.schema
        #expect(schema.table == "tblDossiers" && schema.columns.number == "strNumWeb" && schema.numberStyle == .digits)
        #expect(schema.columns.customer == "strNomClient" && schema.columns.firstName == "strPrenomClient")
        #expect(
            schema.columns.shipsBy == "dtmExpPromise" && schema.columns.status == "strEtatProd"
                && schema.columns.price == "curTotalTTC")
        #expect(schema.history?.status == "strNouvelEtat" && schema.history?.refersTo == nil)
        #expect(schema.dates.formats.map(\.description) == ["unixSeconds"])
        #expect(proposal.otherTables.map(\.name) == ["tblDossiersTest"])
    }

    @Test func warnsWhereNoNumberHasTheShopsForm() throws {
        let proposal = try propose(LegacyCatalogs.otherNumbers())
        #expect(!proposal.hasOrderNumbers && proposal.schema.columns.number == "numero")
        #expect(proposal.remarks.first?.english.contains("AAA/9999/99999") == true)
        #expect(proposal.findings.first?.confidence == .guess)
    }

    @Test func namesTheTablesWhereNoneIsTheOrders() {
        let other = catalog("SQLite", [table("produits", [("id", "int"), ("nom", "text")], rows: [[1, "Livre"]])])
        let error = #expect(throws: NoOrderTable.self) { try propose(other) }
        #expect(error?.tables == ["produits"])
        #expect(error?.message.contains("CL-XXXXXX-XXXXXX") == true)
    }

    @Test func proposesNothingThatIsNobodysBusiness() throws {
        let catalogs = [
            FrenchCatalogs.homemade(), FrenchCatalogs.trigrams(), EnglishCatalogs.wooCommerce(),
            EnglishCatalogs.entityFramework(),
            EnglishCatalogs.flatExport(), EnglishCatalogs.odoo(), LegacyCatalogs.prestaShop(),
            LegacyCatalogs.hungarian(),
        ]
        for catalog in catalogs {
            let read = try propose(catalog).schema.columns.mapped.map { $0.column.lowercased() }
            for word in ["mail", "phone", "marge", "margin", "cout", "cost", "note", "remarque", "passwd", "token"] {
                #expect(!read.contains { $0.contains(word) })
            }
        }
    }
}
