import Testing

@testable import LibriCore

@Suite struct ChoiceReaderTests {
    private let reader: ChoiceReader
    private let titles = ["Délais de fabrication", "Livraison : modes et frais"]

    init() throws { reader = ChoiceReader(lexicons: try Lexicons()) }

    @Test(arguments: [
        ("La première", [0]), ("le 2ème s’il vous plaît", [1]), ("plutôt la deuxième, merci", [1]), ("2", [1]),
        ("le premier sujet", [0]), ("c’est la seconde", [1]), ("the first one, please", [0]),
        ("I meant the second", [1]),
        ("option 1", [0]), ("non, la deuxième", [1]), ("Sur la 1re", [0]), ("les deux", [0, 1]),
        ("Both please", [0, 1]),
        ("both of them", [0, 1]), ("la première et la deuxième", [0, 1]), ("délais de fabrication", [0]),
        ("LIVRAISON modes et frais !", [1]), ("Second", [1]), ("Première", [0]),
    ])
    func picks(message: String, positions: [Int]) { #expect(reader.picks(in: message, of: titles) == positions) }

    @Test(arguments: [
        "ni la première ni la deuxième", "one second please", "une seconde", "mon premier livre est-il imprimé ?",
        "la troisième", "un", "", "oui", "la première édition de mon roman", "my second order", "order number 2",
        "Et ma deuxième commande ?", "commande numéro 2", "First of all, thanks", "second question", "deux",
        "une deuxième question", "merci beaucoup",
    ])
    func leavesWhatSaysMore(message: String) { #expect(reader.picks(in: message, of: titles).isEmpty) }

    @Test func nothingOfferedIsNothingPicked() {
        #expect(reader.picks(in: "la première", of: []).isEmpty)
        #expect(reader.picks(in: "la deuxième", of: ["A"]).isEmpty)
    }
}
