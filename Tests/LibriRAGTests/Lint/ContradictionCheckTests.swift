import LibriRAG
import Testing

@Suite struct ContradictionCheckTests {
    private func french(_ first: String, _ second: String) throws -> [LintFinding] {
        try LintSample.findings(
            ["a.md": LintSample.french(first), "b.md": LintSample.french(second)], kind: .contradiction)
    }

    private func english(_ first: String, _ second: String) throws -> [LintFinding] {
        try LintSample.findings(
            ["a.md": LintSample.english(first), "b.md": LintSample.english(second)], kind: .contradiction)
    }

    @Test(arguments: [
        ("La livraison à domicile prend 5 jours ouvrés.", "Comptez 7 jours ouvrés pour la livraison à domicile."),
        ("La livraison en point relais coûte 4,90 €.", "En point relais, la livraison coûte 5,90 €."),
        ("Un dos carré collé demande au moins 60 pages.", "Le dos carré collé demande 80 pages minimum."),
        ("Gardez un fond perdu de 3 mm autour de la page.", "Le fond perdu est de 0,5 cm autour de la page."),
        ("La résolution des images doit être de 300 dpi.", "Résolution des images : 250 ppp."),
        ("La couverture est imprimée sur un papier 300 g/m².", "La couverture est imprimée sur papier 250 g."),
        ("Le fichier envoyé ne dépasse pas 500 Mo.", "Un fichier envoyé ne peut dépasser 2 Go."),
        ("Une remise de 10 % est accordée aux écoles.", "Les écoles ont une remise de 15 %."),
        ("Les fichiers sont conservés 12 mois.", "Vos fichiers sont conservés pendant 2 ans."),
        (
            "| Reliure | Pages |\n|---|---|\n| Agrafé | 8 à 64 pages |\n| Spirale | 20 à 300 pages |",
            "Un livret agrafé compte 4 à 48 pages."
        ),
    ])
    func findsFrenchFiguresThatDiffer(first: String, second: String) throws {
        let found = try french(first, second)
        #expect(found.count == 1)
        #expect(found.allSatisfy { $0.severity == .warning && $0.other != nil && $0.quotes.count == 2 })
    }

    @Test(arguments: [
        ("Home delivery takes 5 working days.", "Allow 7 business days for home delivery."),
        ("Delivery is free from €150.", "Delivery is free for orders over €100."),
        ("A stapled booklet has 8 to 64 pages.", "Stapled booklets have between 4 and 48 pages."),
        ("Upload a file of up to 1,500 MB.", "You can upload a file of up to 2 GB."),
    ])
    func findsEnglishFiguresThatDiffer(first: String, second: String) throws {
        #expect(try english(first, second).count == 1)
    }

    @Test(arguments: [
        ("La livraison à domicile prend 5 jours ouvrés.", "La livraison à domicile prend 5 jours ouvrés."),
        ("La livraison à domicile prend 2 à 7 jours ouvrés.", "Comptez 5 jours ouvrés pour la livraison à domicile."),
        ("La livraison à domicile prend 5 jours.", "La livraison en point relais prend 7 jours."),
        ("La livraison à domicile prend 5 jours ouvrés.", "La livraison à domicile coûte 7 €."),
        ("Le délai est de 2 semaines.", "Le délai est de 14 jours."),
        ("Un dos de 15 mm en papier standard 90 g.", "Un dos de 20 mm en papier standard 80 g."),
        ("Le fond perdu est de 5 mm.", "Le fond perdu est de 0,5 cm."),
        ("L’agrafé demande au moins 8 pages.", "L’agrafé demande au plus 64 pages."),
        ("Le retrait coûte 1 200 €.", "Le retrait coûte 1200 €."),
        (
            "La livraison coûte 6,90 € à domicile et 4,90 € en point relais.",
            "En point relais, la livraison coûte 4,90 € ; à domicile, 6,90 €."
        ),
        ("Ouvert de 9 h 30 à 18 h.", "Ouvert de 9 h à 17 h 30."),
    ])
    func keepsQuietAboutFiguresThatAgreeOrAreOfOtherThings(first: String, second: String) throws {
        #expect(try french(first, second).isEmpty)
    }

    @Test func languagesAreNotHeldAgainstEachOther() throws {
        let found = try LintSample.findings(
            ["a.md": LintSample.french("Livraison : 5 jours."), "b.md": LintSample.english("Livraison: 7 days.")],
            kind: .contradiction)
        #expect(found.isEmpty)
    }

    @Test func theFigureThatFewerConfirmIsTheOneToLookAt() throws {
        let right = LintSample.french("La livraison à domicile prend 5 jours ouvrés.")
        let found = try LintSample.findings(
            [
                "a.md": right, "b.md": right, "c.md": right,
                "d.md": LintSample.french("La livraison à domicile prend 7 jours ouvrés."),
            ], kind: .contradiction)
        #expect(found.map(\.document) == ["d.md"])
        #expect(
            found.first?.message == "\"7 jours ouvrés\" here, but a.md says \"5 jours ouvrés\", and so do 2 others.")
    }

    @Test func theOrderIsTheSameEachTime() throws {
        let files = Dictionary(
            uniqueKeysWithValues: (0..<8).map {
                ("\($0).md", LintSample.french("La livraison prend \($0 + 2) jours. La reliure coûte \($0) €."))
            })
        #expect(try LintSample.findings(files) == (try LintSample.findings(files)))
    }
}
