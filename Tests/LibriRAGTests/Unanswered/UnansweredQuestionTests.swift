import Foundation
import LibriRAG
import Testing

@Suite struct UnansweredQuestionTests {
    private let analyzers: Analyzers

    init() throws { analyzers = try Analyzers() }

    private func question(_ text: String) -> UnansweredQuestion? {
        UnansweredQuestion(text, language: .french, analyzers: analyzers)
    }

    @Test(arguments: [
        ("Livrez-vous  en\nBelgique ?", "Livrez-vous en Belgique ?"),
        ("Un livre de 250 pages, 14,8 x 21 cm ?", "Un livre de 250 pages, 14,8 x 21 cm ?"),
        ("Ma commande 401372 reliée", "Ma commande […] reliée"),
        ("Appelez le 06 12 39 98 87 pour la reliure", "Appelez le […] pour la reliure"),
        ("Appelez le +33.6.12.39 pour la reliure", "Appelez le +[…] pour la reliure"),
        ("Reliure ４０１３７２ et ٤٠١٣٧٢", "Reliure […] et […]"),
        ("Reliure CL-401\u{200B}372", "Reliure CL-[…]"),
        (
            "Écrivez à moi@exemple.fr, www.moi.fr ou https://moi.fr pour la reliure",
            "Écrivez à […] […] ou […] pour la reliure"
        ),
    ])
    func keepsNothingThatLooksPersonal(text: String, kept: String) {
        #expect(question(text)?.text == kept)
    }

    @Test func keepsNoControlCharacters() {
        #expect(question("Une reliure\u{1B}[31m \u{202E}rouge\u{0}")?.text == "Une reliure[31m rouge")
    }

    @Test func isBoundedInScalars() throws {
        let zalgo = "reliure " + String(repeating: "e" + String(repeating: "\u{301}", count: 400), count: 10)
        #expect(try #require(question(zalgo)).text.unicodeScalars.count == 300)
    }

    @Test func theSameStemsAreTheSameQuestion() throws {
        let asked = ["prix livraison ?", "Prix de la livraison", "LIVRAISONS : quel prix"].compactMap(question)
        #expect(asked.count == 3)
        #expect(Set(asked.map(\.stems)).count == 1)
    }

    @Test(arguments: ["", "???", "[…] […]", "et pour ça ?", "06 12 39 98 87"])
    func whatTellsNothingIsNotKept(text: String) {
        #expect(question(text) == nil)
    }
}
