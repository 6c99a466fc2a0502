import Testing

@testable import LibriOrders

@Suite struct NamingTests {
    @Test(arguments: [
        ("NumeroCommande", ["numero", "commande"]), ("CMD_NUM", ["cmd", "num"]), ("IDClient", ["id", "client"]),
        ("dtExpédition", ["dt", "expedition"]), ("N° de suivi", ["n", "de", "suivi"]), ("adresse2", ["adresse", "2"]),
        ("date_d'expédition", ["date", "d", "expedition"]), ("NUMCDE", ["numcde"]), ("", []), ("__", []),
        ("E\u{301}tat", ["etat"]),
    ])
    func takesNamesApart(name: String, words: [String]) {
        #expect(IdentifierWords.split(name) == words)
    }

    @Test(
        arguments: [
            ("NUMCDE", [.number, .order]), ("DATLIV", [.date, .deliver]), ("CODCLI", [.code, .customer]),
            ("MNTTTC", [.amount, .withTax]),
            ("first_name", [.firstName]), ("LastName", [.lastName]), ("total_tax_incl", [.total, .withTax]),
            ("ship_by", [.ship, .promised]),
            ("created_by", [.created, .employee]), ("net_a_payer", [.amount, .withTax]), ("shippers", [.carrier]),
            ("enclave", []), ("photographie", []),
        ] as [(String, ConceptSet)])
    func tellsWhatANameSpeaksOf(name: String, concepts: ConceptSet) {
        #expect(NameReader.standard.concepts(of: IdentifierWords.split(name)).concepts == concepts.concepts)
    }

    @Test func whatAllColumnsBeginWithIsLeftAside() {
        let profile = TableProfile(
            table(
                "T010", [("CLI_NUM", "int"), ("CLI_NOM", "text"), ("CLI_PRENOM", "text"), ("CLI_VILLE", "text")],
                rows: [[1, "a", "b", "c"]]))
        #expect(profile.columns.map(\.words) == [["num"], ["nom"], ["prenom"], ["ville"]])
        #expect(profile.concepts.contains(.customer))
    }

    @Test(
        arguments: [
            ("varchar(20)", .text), ("NUMBER(10,0)", .integer), ("numeric(10,2)", .decimal), ("DECIMAL(8,0)", .integer),
            ("datetime2", .moment),
            ("timestamp without time zone", .moment), ("date", .day), ("tinyint(1)", .flag), ("bigint", .integer),
            ("double precision", .decimal),
            ("uniqueidentifier", .text), ("", .open), ("bytea", .binary), ("interval", .open), ("LONGCHAR", .text),
            ("COUNTER", .integer),
        ] as [(String, ColumnKind)])
    func tellsWhatATypeHolds(type: String, kind: ColumnKind) {
        #expect(ColumnKind(type: type) == kind)
    }

    @Test func ranksWhatIsWorthSampling() {
        func rank(_ table: String, _ columns: String...) -> Int {
            SchemaInspector.isWorthSampling(table: table, columns: columns)
        }
        let orders = rank("commandes", "numero", "client_id", "statut", "total_ttc")
        #expect(orders > rank("clients", "id", "nom", "prenom"))
        #expect(rank("clients", "id", "nom", "prenom") > rank("sessions", "id", "token"))
        #expect(rank("etats_commande", "code", "libelle") > rank("parametres", "cle", "valeur"))
        #expect(orders > rank("commandes_sauvegarde", "numero", "client_id", "statut", "total_ttc"))
        #expect(rank("T010", "CDE_NUM", "CDE_CLI", "CDE_ETAT") > rank("T011", "A", "B", "C"))
    }
}
