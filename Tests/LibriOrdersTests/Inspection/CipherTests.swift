import Testing

@testable import LibriOrders

/// Databases of which values and keys say more than names do.
@Suite struct CipherTests {
    private let shop = InventedShop()

    private func propose(_ catalog: DatabaseCatalog) throws -> SchemaProposal {
        try SchemaInspector(numberFormat: .coolLibri).propose(for: catalog)
    }

    private static let codes = Dictionary(
        zip((1...8).map(String.init), InventedShop.meanings), uniquingKeysWith: { first, _ in first })

    @Test(arguments: ["PHX", "ETT", "SIT", "STT", "PHA", "ETA", "QZK"], [false, true])
    func readsCodesThatATableExplains(letters: String, isDeclared: Bool) throws {
        let schema = try propose(CipherCatalogs.sixLetters(letters, isDeclared: isDeclared)).schema
        #expect(schema.table == "ENTCDE" && schema.columns.status == "CD\(letters)")
        #expect(schema.statusesAsWritten == Self.codes)
        let history = schema.history
        #expect(history?.table == "SUI\(letters)" && history?.number == "NOCDE" && history?.on == "DTMVT")
        #expect(history?.status == "AP\(letters)")
    }

    @Test func readsNamesOfSixLetters() throws {
        let columns = try propose(CipherCatalogs.sixLetters()).schema.columns
        #expect(columns.orderedOn == "DTCDE" && columns.shipsBy == "DTEXPP")
        #expect(columns.customer == "customer.RSNSOC" && columns.carrier == "carrier.NOMTRP")
        #expect(columns.product == "line.LIBART" && columns.quantity == "line.QTECDE" && columns.price == "MTTTC")
        #expect(columns.trackingNumber == "ZNLBRE")
    }

    @Test func readsTablesOfThreeLetters() throws {
        let schema = try propose(CipherCatalogs.trigrams()).schema
        #expect(schema.table == "t_dos" && schema.columns.status == "dos_xav")
        #expect(schema.status(for: "BE") == .awaitingCustomer && schema.status(for: "FA") == .inProduction)
        #expect(schema.columns.customer == "customer.cli_nom" && schema.columns.firstName == "customer.cli_pnm")
        #expect(schema.columns.trackingNumber == "dos_suiv" && schema.columns.carrier == "carrier.trp_lib")
        #expect(schema.columns.orderedOn == "dos_dte" && schema.columns.shipsBy == "dos_dt_exp_prv")
        #expect(schema.history?.table == "t_mvd" && schema.history?.status == "mvd_xav")
    }

    @Test func readsColumnsThatAreOnlyNumbered() throws {
        let schema = try propose(CipherCatalogs.numbered()).schema
        #expect(schema.columns.status == "c06" && schema.statusesAsWritten == Self.codes)
        #expect(schema.columns.orderedOn == "c04" && schema.columns.carrier == "c08")
        #expect(schema.columns.trackingNumber == "c09")
        #expect(schema.history?.table == "t03" && schema.history?.refersTo == "c01")
        #expect(schema.history?.on == "c03" && schema.history?.status == "c04")
    }

    @Test func codesOfPaymentsAreNoStatuses() throws {
        var found = CipherCatalogs.numbered()
        found.tables.removeAll { $0.name == "t02" }
        found.tables.append(
            table(
                "modes", [("id", "integer"), ("libelle", "text")],
                rows: ["Carte", "Chèque", "Virement", "PayPal", "Espèces", "Mandat", "Avoir", "Bon"].enumerated().map {
                    [.whole($0 + 1), .text($1)]
                }, key: ["id"]))
        #expect(try propose(found).schema.columns.status == nil)
    }

    @Test func figuresOfEveryOrderAreNoParcels() throws {
        var found = CipherCatalogs.numbered()
        for row in found.tables[0].sample.indices { found.tables[0].sample[row][8] = .text("376000\(1_000_000 + row)") }
        #expect(try propose(found).schema.columns.trackingNumber == nil)
    }

    @Test(
        arguments: [
            ("DTCDE", [.date, .order]), ("DTEXP", [.date, .ship]), ("NOMCLI", [.name, .customer]),
            ("RSNSOC", [.company]), ("QTECDE", [.quantity, .order]), ("NOSUIV", [.number, .tracking]),
            ("NUM_SUIV", [.number, .tracking]), ("TRK", [.tracking]), ("DTPSX", [.date]), ("DATABASE", []),
        ] as [(String, ConceptSet)])
    func takesCompoundsApart(name: String, concepts: ConceptSet) {
        let found = NameReader.standard.concepts(of: IdentifierWords.split(name))
        #expect(found.contains(all: concepts) && (found.isEmpty == concepts.isEmpty), "\(found.concepts)")
    }
}
