import LibriCore
import Testing

@testable import LibriRAG

/// What says a figure, or the contrary of a passage, without seeming to.
@Suite struct DisguisedFigureTests {
    private func verdict(_ sentence: String, on text: String, _ language: Language = .french) throws -> SentenceVerdict
    {
        let checker = try GeneratedSentenceChecker(
            analyzers: Analyzers(), detector: LanguageDetector(lexicons: Lexicons()))
        let passage = Passage(document: "d.md", ordinal: 0, title: "Livraison", language: language, text: text)
        return checker.judge(sentence, citing: [1], passages: [passage], language: language)
    }

    @Test(arguments: [
        ("La livraison en point relais coûte 9️⃣ €.", "La livraison en point relais coûte 4,50 €."),
        ("La livraison en point relais coûte 9̇ €.", "La livraison en point relais coûte 4,50 €."),
        ("Un livre compte 10³ pages.", "Un livre compte 10 pages."),
        ("Un livre compte ½ page.", "Un livre compte une page."),
        (
            "La fabrication de votre livre prend un trimestre.",
            "La fabrication de votre livre prend 5 à 8 jours ouvrés."
        ),
        ("Votre livre est fabriqué le lendemain.", "Votre livre est fabriqué en 5 à 8 jours ouvrés."),
        ("Un livret agrafé compte jusqu’à un million de pages.", "Un livret agrafé compte jusqu’à 64 pages."),
        (
            "Le service client répond au téléphone jusqu’à minuit.",
            "Le service client répond au téléphone de 9 h à 17 h."
        ),
        ("Nous ne livrons plus les livres en Belgique.", "Nous livrons les livres en Belgique et au Luxembourg."),
        (
            "Le paiement de la commande en 3 fois est possible.",
            "Le paiement de la commande en 3 fois est possible ? Non."
        ),
    ])
    func isWithheld(sentence: String, text: String) throws {
        guard case .withheld = try verdict(sentence, on: text) else {
            Issue.record("shown: \(sentence)"); return
        }
    }

    @Test(arguments: [
        ("Home delivery of your order arrives the next day.", "Home delivery of your order takes 2 to 3 working days."),
        ("Home delivery of your order takes a fortnight.", "Home delivery of your order takes 2 to 3 working days."),
        ("Our team answers the telephone until midnight.", "Our team answers the telephone from 9 am to 5 pm."),
    ])
    func isWithheldInEnglish(sentence: String, text: String) throws {
        guard case .withheld = try verdict(sentence, on: text, .english) else {
            Issue.record("shown: \(sentence)"); return
        }
    }

    /// What stands there word for word is shown, whatever it holds.
    @Test(arguments: [
        "Le service client répond de 8 h 30 à 17 h 45, et jamais le lendemain d’un jour férié.",
        "Le papier pèse 90 g/m² et le carton 300 g/m².",
        "Nous ne livrons plus les livres en Suisse.",
    ])
    func itsOwnWordsAreShown(sentence: String) throws {
        #expect(try verdict(sentence, on: sentence) == .shown(sentence, citations: [1]))
    }

    @Test func whatLeavesSomethingIsNoDenial() throws {
        let text = "Il ne reste plus que deux reliures au choix : l’agrafé et la spirale."
        #expect(try verdict(text, on: text) == .shown(text, citations: [1]))
    }
}
