import Testing

@testable import LibriRAG

@Suite struct LexicalIndexTests {
    private let analyzers: Analyzers

    init() throws { analyzers = try Analyzers() }

    private func index(_ documents: [(title: String, passages: [String])], synonyms: [[String]] = []) async
        -> LexicalIndex
    {
        let passages = documents.flatMap { document in
            document.passages.enumerated().map { ordinal, text in
                Passage(
                    document: document.title, ordinal: ordinal, title: document.title, language: .french, text: text)
            }
        }
        let collection = AnalysedCollection(passages, analyzers: analyzers)
        return await LexicalIndex(
            collection.passages, dictionary: collection.dictionaries.french,
            synonyms: SynonymTable(synonyms, analyzer: analyzers[.french]))
    }

    private func search(_ index: LexicalIndex, _ question: String) throws -> LexicalIndex.Result {
        index.search(try SnowballAnalyzer(language: .french).analyse(question), limit: 5)
    }

    private func shop() async -> LexicalIndex {
        await index([
            ("Les délais", ["Un livre est fabriqué en cinq jours.", "Un livre agrafé est fabriqué en trois jours."]),
            ("Les papiers", ["Le papier bouffant est épais.", "Le papier satin convient aux photos."]),
            ("Les formats", ["Le format A5 est le plus courant.", "Le format A4 convient aux rapports."]),
        ])
    }

    @Test func findsTheDocumentAndItsPassage() async throws {
        let result = try await search(shop(), "quel papier pour des photos ?")
        #expect(result.hits.first?.passage.document == "Les papiers")
        #expect(result.hits.first?.passage.ordinal == 1)
        #expect(result.evidence.passageCoverage == 1)
    }

    @Test func theBeginningAnswersTheTitle() async throws {
        #expect(try await search(shop(), "Quels sont les délais ?").hits.first?.passage.ordinal == 0)
        #expect(try await search(shop(), "Quels sont les délais pour un agrafé ?").hits.first?.passage.ordinal == 1)
    }

    @Test func aPassageThatSaysNearlyAsMuchSupportsTheFirst() async throws {
        let index = await index([
            (
                "Les délais",
                [
                    "Un livre relié est fabriqué en cinq jours.", "Un livre agrafé : en trois jours.",
                    "Un devis est gratuit.", "Un catalogue aussi.",
                ]
            )
        ])
        let both = try #require(try search(index, "un livre agrafé est fabriqué en combien de jours ?").hits.first)
        #expect(both.passage.ordinal == 0 && both.supporting?.ordinal == 1)
        let one = try #require(try search(index, "le devis du livre est-il gratuit ?").hits.first)
        #expect(one.passage.ordinal == 2 && one.supporting == nil)
        // A title alone needs no more than its beginning.
        #expect(try search(index, "Quels sont les délais ?").hits.first?.supporting == nil)
    }

    @Test func theOtherNameOfAThingChoosesThePassage() async throws {
        let documents = [("Envoi", ["Le délai est court.", "Votre colis part le lundi.", "Nos machines sont neuves."])]
        let index = await index(documents, synonyms: [["colis", "paquet"]])
        #expect(try search(index, "envoi de mon paquet").hits.first?.passage.ordinal == 1)
    }

    @Test func misspeltWordsStillMatch() async throws {
        #expect(try await search(shop(), "papier bouffans").hits.first?.passage.document == "Les papiers")
    }

    @Test func otherNamesOfAThingFindIt() async throws {
        let documents = [("Envoi", ["Votre colis part en cinq jours."]), ("Papiers", ["Le papier part en feuilles."])]
        #expect(try await search(index(documents), "mon paquet").hits.isEmpty)
        let result = try await search(index(documents, synonyms: [["colis", "paquet"]]), "mon paquet")
        #expect(result.hits.first?.passage.document == "Envoi")
        #expect(result.evidence.passageCoverage == 0.8)
    }

    @Test func theQuestionsOfCustomersFindTheDocumentButAreNotItsText() async throws {
        var builder = CollectionBuilder(analyzers: analyzers)
        func passage(_ name: String, _ text: String) -> Passage {
            Passage(document: name, ordinal: 0, title: name, language: .french, text: text)
        }
        builder.add(passage("Grammages", "De 80 à 350 g."), questions: ["Avez-vous des feuilles épaisses ?"])
        builder.add(passage("Formats", "Du A6 au A4."))
        let index = await LexicalIndex(
            builder.collection.passages, dictionary: builder.collection.dictionaries.french,
            synonyms: SynonymTable([], analyzer: analyzers[.french]))
        let result = try search(index, "des feuilles épaisses ?")
        #expect(result.hits.first?.passage.text == "De 80 à 350 g.")
        #expect(result.evidence.questionCoverage == 1)
        #expect(result.evidence.passageCoverage == 0)
    }

    @Test func hiddenDocumentsAreNotFound() async throws {
        let analysed = try SnowballAnalyzer(language: .french).analyse("quel papier pour des photos ?")
        let hits = await shop().search(analysed, limit: 5, excluding: ["Les papiers"]).hits
        #expect(!hits.contains { $0.passage.document == "Les papiers" })
    }

    @Test func coverageTellsWhatIsMissing() async throws {
        let result = try await search(shop(), "papier recyclé fluorescent")
        #expect(result.evidence.passageCoverage < 0.5)
    }

    @Test func anEmptyQueryAndAnEmptyIndexFindNothing() async throws {
        #expect(try await search(shop(), "").hits.isEmpty)
        #expect(try await search(shop(), "xyzzy").hits.isEmpty)
        #expect(try await search(index([]), "papier").hits.isEmpty)
    }
}
