import LibriRAG
import Testing

@Suite struct LexicalIndexTests {
    private let analyzers: Analyzers

    init() throws { analyzers = try Analyzers() }

    private func index(_ documents: [(title: String, passages: [String])]) -> LexicalIndex {
        let passages = documents.flatMap { document in
            document.passages.enumerated().map { ordinal, text in
                Passage(
                    document: document.title, ordinal: ordinal, title: document.title, language: .french, text: text)
            }
        }
        let collection = AnalysedCollection(passages, analyzers: analyzers)
        return LexicalIndex(collection.passages, dictionary: collection.dictionaries.french)
    }

    private func search(_ index: LexicalIndex, _ question: String) throws -> [LexicalIndex.Hit] {
        index.search(try SnowballAnalyzer(language: .french).analyse(question), limit: 5)
    }

    private var shop: LexicalIndex {
        index([
            ("Les délais", ["Un livre est fabriqué en cinq jours.", "Un livre agrafé est fabriqué en trois jours."]),
            ("Les papiers", ["Le papier bouffant est épais.", "Le papier satin convient aux photos."]),
            ("Les formats", ["Le format A5 est le plus courant.", "Le format A4 convient aux rapports."]),
        ])
    }

    @Test func findsTheDocumentAndItsPassage() throws {
        let hits = try search(shop, "quel papier pour des photos ?")
        #expect(hits.first?.passage.document == "Les papiers")
        #expect(hits.first?.passage.ordinal == 1)
        #expect(hits.first?.coverage == 1)
    }

    @Test func theBeginningAnswersTheTitle() throws {
        #expect(try search(shop, "Quels sont les délais ?").first?.passage.ordinal == 0)
        #expect(try search(shop, "Quels sont les délais pour un agrafé ?").first?.passage.ordinal == 1)
    }

    @Test func misspeltWordsStillMatch() throws {
        #expect(try search(shop, "papier bouffans").first?.passage.document == "Les papiers")
    }

    @Test func coverageTellsWhatIsMissing() throws {
        let hits = try search(shop, "papier recyclé fluorescent")
        #expect((hits.first?.coverage ?? 1) < 0.5)
    }

    @Test func anEmptyQueryAndAnEmptyIndexFindNothing() throws {
        #expect(try search(shop, "").isEmpty)
        #expect(try search(shop, "xyzzy").isEmpty)
        #expect(try search(index([]), "papier").isEmpty)
    }
}
