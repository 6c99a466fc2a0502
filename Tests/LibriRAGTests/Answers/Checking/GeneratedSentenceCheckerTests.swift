import Testing

@testable import LibriRAG

@Suite struct GeneratedSentenceCheckerTests {
    let fixture: CheckerFixture

    init() throws { fixture = try CheckerFixture() }

    @Test(arguments: [
        ("Le port coûte 12,50 € par colis.", "Le port coûte 12.50 EUR par colis."),
        ("Le port coûte 12,50 € par colis.", "Le port coûte 12,5 euros par colis."),
        ("La fabrication prend 5-8 jours.", "La fabrication prend cinq à huit jours."),
        ("La fabrication prend 5 à 8 jours.", "La fabrication prend de 5 à 8 jours."),
        ("La fabrication prend 5 à 8 jours.", "La fabrication prend entre cinq et huit jours."),
        ("Le retour se fait sous une semaine.", "Le retour se fait sous 7 jours."),
        ("Le retour se fait sous deux semaines.", "Le retour se fait sous quatorze jours."),
        ("La marge mesure 20 mm.", "La marge mesure 2 cm."),
        ("Le livre compte au moins 60 pages.", "Le livre compte 60 pages minimum."),
        ("Le livre compte au moins 60 pages.", "Le livre ne peut pas compter moins de 60 pages."),
        ("Le livre compte au plus 700 pages.", "Le livre ne dépasse pas 700 pages."),
        ("Le livre compte de 60 à 700 pages.", "Le livre compte jusqu’à 700 pages."),
        ("Le lot compte 12 livres.", "Le lot compte une douzaine de livres."),
        ("- Carré — Dimensions : 210 × 210 mm", "Le carré a des dimensions de 21 x 21 cm."),
    ])
    func theSameFigureInOtherWordsIsShown(passage: String, sentence: String) {
        #expect(fixture.judge(sentence, by: passage) == .shown(sentence, citations: [1]))
    }

    @Test(arguments: [
        ("Le livre compte 60 pages.", "Le livre arrive en 60 jours."),
        ("Le livre compte au moins 60 pages.", "Le livre compte au plus 60 pages."),
        ("Le livre compte au moins 60 pages.", "Le livre compte moins de 60 pages."),
        ("Le livre compte au plus 700 pages.", "Le livre compte au moins 700 pages."),
        ("Le livre compte de 60 à 700 pages.", "Le livre compte jusqu’à 60 pages."),
        ("La fabrication prend 5 à 8 jours ouvrés.", "La fabrication prend 5 à 8 jours."),
        ("La fabrication prend 5 à 8 jours.", "La fabrication prend 8 jours."),
        ("Le port coûte 12 € par colis.", "Le port coûte 12 % par colis."),
        ("Le port coûte 12 €.", "Le port coûte douze dollars."),
        ("Le papier se garde deux ans.", "Le papier se garde deux cents ans."),
        ("Le format A5 est petit.", "Le format A6 est petit."),
        ("La deuxième page est blanche.", "La troisième page est blanche."),
        ("Le papier est bon.", "Le papier est bon ３ fois."),
        ("Le port coûte environ 12 €.", "Le port coûte 12 €."),
    ])
    func anotherFigureIsWithheld(passage: String, sentence: String) {
        guard case .withheld(let reason) = fixture.judge(sentence, by: passage) else {
            Issue.record("shown: \(sentence)")
            return
        }
        #expect([.figure, .language].contains(reason))
    }

    @Test func aFigureOfSomethingElseIsWithheld() {
        let passage = "Le port coûte 7 € à domicile. Le port coûte 4 € en point relais."
        #expect(fixture.judge("Le port coûte 4 € à domicile.", by: passage) == .withheld(.shiftedFigure))
        #expect(
            fixture.judge("À domicile, le port coûte 7 €.", by: passage)
                == .shown("À domicile, le port coûte 7 €.", citations: [1]))
    }

    @Test(arguments: [
        ("Le port est bon marché.", "Le port est gratuit.", WithholdingReason.amount),
        ("Le papier est blanc.", "Le papier est blanc à moitié.", .amount),
        ("Le colis part le 5 mai 2025.", "Le colis part le 6 mai 2025.", .date),
        ("Le colis part en semaine.", "Le colis part le samedi.", .date),
        ("Écrivez à aide@papier.example.", "Écrivez à aide@autre.example.", .contact),
        ("Appelez le 05 00 11 22 33.", "Appelez le 05 00 11 22 34.", .contact),
        ("Votre commande est prête.", "Votre commande CL-401372-487531 est prête.", .orderNumber),
        ("Le colis est prêt.", "Le colis de Mme Rose est prêt.", .name),
        ("Le colis est prêt.", "Le colis de Kowalska est prêt.", .name),
        ("Le livre est imprimé.", "Nous vous promettons que le livre est imprimé.", .promise),
        ("Le livre est imprimé.", "Le livre est imprimé selon mes instructions.", .instructions),
        ("Le livre est imprimé.", "The book is printed on paper.", .language),
        ("Le livre est imprimé.", "Книга напечатана.", .language),
        ("Le chèque n’est pas accepté.", "Le chèque est accepté.", .reversed),
        ("Le chèque est accepté.", "Le chèque n’est pas accepté.", .reversed),
        ("La commande part avant le paiement.", "La commande part après le paiement.", .reversed),
        ("Le papier est blanc.", "La girafe mange des feuilles vertes dans la savane.", .unsupported),
        ("Nous livrons en France.", "Nous livrons toujours en France.", .overstated),
    ])
    func whatThePassageDoesNotSayIsWithheld(passage: String, sentence: String, reason: WithholdingReason) {
        #expect(fixture.judge(sentence, by: passage) == .withheld(reason))
    }

    @Test func contactsThatStandInThePassageAreShown() {
        let passage = "Écrivez à aide@papier.example ou appelez le 05 00 11 22 33. Voyez https://papier.example/aide."
        for sentence in [
            "Écrivez à aide@papier.example.", "Appelez le 05.00.11.22.33.", "Appelez le +33 5 00 11 22 33.",
            "Voyez papier.example/aide.",
        ] {
            #expect(fixture.judge(sentence, by: passage) == .shown(sentence, citations: [1]))
        }
    }

    @Test func onlyTheCitedPassageSupports() throws {
        let passages = ["f02", "f06"].compactMap { fixture.passages[$0] }
        func judge(_ citations: [Int]) -> SentenceVerdict {
            fixture.checker.judge(
                "La marge intérieure est de 20 mm.", citing: citations, passages: passages, language: .french)
        }
        #expect(judge([2]) == .shown("La marge intérieure est de 20 mm.", citations: [2]))
        #expect(judge([1]) == .withheld(.figure))
        #expect(judge([]) == .withheld(.uncited))
        #expect(judge([3]) == .withheld(.citationOutOfRange))
        #expect(judge([0, 2]) == .withheld(.citationOutOfRange))
    }

    @Test func whatClaimsNothingIsDropped() {
        for sentence in ["Oui.", "Bonjour,", "Non."] {
            #expect(fixture.checker.judge(sentence, citing: [], passages: [], language: .french) == .dropped)
        }
    }

    @Test func aNameOfTheQuestionMayBeRepeated() {
        let sentence = "Le papier Conqueror est blanc."
        #expect(fixture.judge(sentence, by: "Le papier est blanc.") == .withheld(.name))
        #expect(
            fixture.judge(sentence, by: "Le papier est blanc.", question: "le papier conqueror ?")
                == .shown(sentence, citations: [1]))
    }
}
