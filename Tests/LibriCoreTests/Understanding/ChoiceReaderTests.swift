import Testing

@testable import LibriCore

@Suite struct ChoiceReaderTests {
    private let reader: ChoiceReader

    init() throws { reader = ChoiceReader(lexicons: try Lexicons()) }

    @Test(arguments: [
        ("La première", "A"), ("le 2ème s’il vous plaît", "B"), ("plutôt la deuxième, merci", "B"), ("2", "B"),
        ("le premier sujet", "A"),
        ("c’est la seconde question", "B"), ("the first one, please", "A"), ("I meant the second", "B"),
        ("option 1", "A"),
        ("non, la deuxième", "B"), ("Sur la 1re", "A"),
    ])
    func picksByPlace(message: String, choice: String) {
        #expect(reader.choice(in: message, of: ["A", "B"]) == choice)
    }

    @Test(arguments: [
        "les deux", "ni la première ni la deuxième", "one second please", "une seconde",
        "mon premier livre est-il imprimé ?",
        "la troisième", "un", "", "oui", "la première édition de mon roman", "1 2", "la première et la deuxième",
    ])
    func leavesWhatSaysMore(message: String) { #expect(reader.choice(in: message, of: ["A", "B"]) == nil) }

    @Test func nothingOfferedIsNothingPicked() { #expect(reader.choice(in: "la première", of: []) == nil) }
}
