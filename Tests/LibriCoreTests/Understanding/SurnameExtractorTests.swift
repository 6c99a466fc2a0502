import LibriCore
import Testing

@Suite struct SurnameExtractorTests {
    private func name(_ text: String, expected: Bool = false, _ language: Language = .french) throws -> StatedName? {
        let extractor = EntityExtractor(
            lexicons: try Lexicons(), names: try NameModel(), orderNumberFormat: .coolLibri)
        let pending = expected ? OrderSlots(reference: .firstBlock("CL-401372")) : nil
        return extractor.entities(in: text, language: language, pending: pending).name
    }

    @Test(arguments: [
        ("je m'appelle Mina Rami", "Rami"), ("Je m’appelle rami", "rami"),
        ("au nom de M. et Mme Lefèvre-Dubois", "Lefèvre-Dubois"),
        ("nom : d'Aubigné", "d'Aubigné"), ("mon nom de famille est de La Tour", "de La Tour"),
        ("ma commande au nom de Traoré, quand arrive-t-elle ?", "Traoré"), ("Mme Nguyen attend son colis", "Nguyen"),
        ("je suis Paul Durand", "Durand"), ("nom: RAMI", "RAMI"),
    ])
    func findsAnIntroducedName(text: String, surname: String) throws {
        #expect(try name(text)?.surname == surname)
    }

    @Test(arguments: [
        ("my name is Mina Rami", "Rami"), ("it's under the name O'Brien", "O'Brien"), ("Mrs Smith here", "Smith"),
    ])
    func findsAnIntroducedNameInEnglish(text: String, surname: String) throws {
        #expect(try name(text, .english)?.surname == surname)
    }

    @Test(arguments: [
        ("RAMI", "RAMI"), ("rami svp", "rami"), ("pardon, c'est Rami", "Rami"), ("Mina Rami", "Rami"),
        ("lefèvre-dubois", "lefèvre-dubois"),
    ])
    func takesABareAnswerWhereANameIsExpected(text: String, surname: String) throws {
        #expect(try name(text, expected: true)?.surname == surname)
        #expect(try name(text, expected: true)?.full.contains(surname) == true)
    }

    @Test(arguments: [
        "où en est ma commande ?", "je suis très inquiet", "c'est urgent", "bonjour", "merci beaucoup",
        "quels sont vos délais ?",
        "je suis toujours sans nouvelles de mon colis", "",
        "Je suis Inquiet, elle part quand ?", "C'est Noël bientôt",
    ])
    func inventsNoName(text: String) throws { #expect(try name(text) == nil) }

    @Test(arguments: [
        "bonjour", "merci", "oui", "quels formats proposez-vous", String(repeating: "x", count: 300), "12 exemplaires",
        "quels formats proposez-vous ?",
    ])
    func inventsNoNameEvenWhereOneIsExpected(text: String) throws { #expect(try name(text, expected: true) == nil) }
}
