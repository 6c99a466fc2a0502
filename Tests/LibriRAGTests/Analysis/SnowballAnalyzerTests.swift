import Foundation
import LibriRAG
import Testing

@Suite struct SnowballAnalyzerTests {
    @Test func accentsOfTheirOwnAreTheSameLetters() throws {
        let analyzer = try SnowballAnalyzer(language: .french)
        let text = "une reliure imprimée, des affichées"
        #expect(analyzer.analyse(text.decomposedStringWithCanonicalMapping) == analyzer.analyse(text))
    }

    @Test(arguments: [
        ("L’impression des livres", ["impress", "livr"]), ("Jusqu'à quand peut-on réimprimer ?", ["reimprim"]),
        ("les délais de fabrication", ["del", "fabriqu"]), ("Qu'est-ce qu'une reliure ?", ["reliur"]),
        ("A5, 90 g", ["a5", "90", "g"]),
        ("", []), ("le la les", []),
    ])
    func analysesFrench(text: String, terms: [String]) throws {
        #expect(try SnowballAnalyzer(language: .french).analyse(text).stems == terms)
    }

    @Test(arguments: [("The printer's bindings", ["printer", "bind"]), ("delivery times", ["deliveri", "time"])])
    func analysesEnglish(text: String, terms: [String]) throws {
        #expect(try SnowballAnalyzer(language: .english).analyse(text).stems == terms)
    }

    @Test func stemsBeforeFolding() throws {
        // Folded first, "imprimés" would keep another stem than "imprimer".
        let analyzer = try SnowballAnalyzer(language: .french)
        #expect(analyzer.analyse("imprimés").stems == analyzer.analyse("imprimer").stems)
        #expect(analyzer.analyse("imprimés").words == ["imprimes"])
    }

    @Test func servesManyTasksAtOnce() async throws {
        let analyzer = try SnowballAnalyzer(language: .french)
        await withTaskGroup(of: [String].self) { group in
            for _ in 0..<200 { group.addTask { analyzer.analyse("les délais de fabrication des livres").stems } }
            for await terms in group { #expect(terms == ["del", "fabriqu", "livr"]) }
        }
    }
}
