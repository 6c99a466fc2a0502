import Testing

@testable import LibriRAG

@Suite struct SpellingIndexTests {
    @Test(arguments: [
        ("reliure", "reliure", 0), ("reliure", "relure", 1), ("reliure", "relliure", 1), ("reliure", "reluire", 1),
        ("reliure", "releuire", 2), ("", "ab", 2), ("abc", "xyz", nil), ("reliure", "livraison", nil),
    ])
    func countsChanges(left: String, right: String, distance: Int?) {
        #expect(
            SpellingIndex.distance(Array(left.utf8)[...], Array("  \(right)".utf8).dropFirst(2), most: 2) == distance)
    }

    @Test(arguments: [
        ("relure", ["reliure"]), ("livraisson", ["livraison"]), ("livriason", ["livraison"]), ("papeir", ["papier"]),
        ("dos", []), ("zzzzzzz", []), ("a5", []), ("papillon", []),
    ])
    func findsTheWordThatIsMeant(word: String, expected: [String]) throws {
        let passage = Passage(
            document: "d", ordinal: 0, title: "", language: .french, text: "Reliure, livraison et papier du dos.")
        let dictionary = AnalysedCollection([passage], analyzers: try Analyzers()).dictionaries.french
        let vocabulary = GramVocabulary(dictionary)
        let grams = CharacterGrams.hashes(of: word).compactMap { vocabulary.numbers[$0] }
        let found = SpellingIndex(dictionary, vocabulary).neighbours(of: word, grams: grams)
        #expect(found.map { dictionary.words[Int($0)] } == expected)
    }

    @Test func documentsOfOneTitleSupportEachOther() {
        var scores: [Float] = [10, 5, 0, 4]
        TitleGroups([[1], [1], [1], [2]]).support(&scores)
        #expect(scores == [12, 7, 0, 4.8])
        var alone: [Float] = [10, 5]
        TitleGroups([[1], [2]]).support(&alone)
        #expect(alone == [10, 5])
    }
}
