import Testing

@testable import LibriRAG

@Suite struct SynonymTableTests {
    private func matches(_ question: String, _ groups: [[String]]) throws -> [SynonymTable.Match] {
        let analyzer = try SnowballAnalyzer(language: .french)
        return SynonymTable(groups, analyzer: analyzer).matches(in: analyzer.analyse(question).stems)
    }

    @Test func wordsAndPhrasesAreFoundInAnyForm() throws {
        let groups = [["colis", "paquets"], ["dos carré collé", "DCC", "reliure collée"]]
        #expect(try matches("mon paquet ?", groups) == [.init(asked: [["paquet"]], others: [["colis"]])])
        #expect(
            try matches("un dos carré collé", groups).first?.others == [["dcc"], ["reliur", "coll"]])
        #expect(try matches("un dos carré", groups).isEmpty)
    }

    @Test func aThingNamedTwiceIsOneThing() throws {
        let matches = try matches("prix ou tarif, quel tarif ?", [["prix", "tarif", "coût"]])
        #expect(matches.count == 1)
        #expect(matches.first?.others == [["cout"]])
    }

    @Test func aGroupOfOneWordInTwoFormsSaysNothing() throws {
        #expect(try matches("papier", [["papier", "papiers"]]).allSatisfy { $0.others.isEmpty })
    }

    @Test func whatShipsIsWellFormed() throws {
        let groups = try SynonymGroups.builtIn()
        #expect(try SynonymGroups(groups.groups) == groups)
        #expect(groups.groups.french.count > 100)
        #expect(groups.groups.english.count > 100)
    }
}
