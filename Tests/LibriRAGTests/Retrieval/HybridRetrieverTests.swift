import Foundation
import Synchronization
import Testing

@testable import LibriRAG

@Suite struct HybridRetrieverTests {
    /// An embedder whose vectors are told by what a text is about, as a good one's are.
    private final class Meaning: Embedder {
        let model = "meaning"
        let failure = Mutex<ModelError.Code?>(nil)
        let questions = Mutex<[String]>([])

        func embed(_ texts: [String]) async throws(ModelError) -> [[Float]] {
            questions.withLock { $0 += texts }
            if let code = failure.withLock({ $0 }) { throw ModelError(code, "The embedder is gone.") }
            return texts.map { text in
                if text.contains("fabriqué") || text.contains("patienter") { return [1, 0, 0] }
                return text.contains("papier") ? [0, 1, 0] : [0, 0, 1]
            }
        }
    }

    private static let passages = [
        ("delais.md", "Délais", "Un livre est fabriqué en 5 à 8 jours ouvrés."),
        ("papiers.md", "Papiers", "Le papier est blanc ou crème, et il faut le choisir avant."),
        ("paiement.md", "Paiement", "La carte bancaire et le virement sont acceptés."),
    ].map { Passage(document: $0.0, ordinal: 0, title: $0.1, language: .french, text: $0.2) }

    private let meaning = Meaning()

    private func retriever(weight: Double = 1, generation: Int = 0) async throws -> HybridRetriever {
        let analyzers = try Analyzers()
        let lexical = SwappableRetriever(
            try await LexicalRetriever(AnalysedCollection(Self.passages, analyzers: analyzers), analyzers: analyzers))
        let semantic = SemanticIndex(embedder: meaning)
        let store = ListedVectorStore(space: VectorSpace(model: "meaning", dimension: 3))
        _ = try await VectorIndexer(embedder: meaning, batch: 2).bring(store, inLineWith: Self.passages)
        semantic.use(
            store, of: Self.passages, weights: PerLanguage(french: weight, english: weight), generation: generation)
        meaning.questions.withLock { $0 = [] }
        return HybridRetriever(lexical: lexical, semantic: semantic)
    }

    private static let question = "Combien de temps faut-il patienter ?"

    @Test func findsByMeaningWhatWordsDoNotSay() async throws {
        let found = await try retriever().retrieve(Self.question, language: .french, limit: 3)
        #expect(found.hits.first?.passage.document == "delais.md")
    }

    @Test func doesWithoutANeighbourThatFails() async throws {
        let retriever = try await retriever()
        let alone = await (try self.retriever(weight: 0)).retrieve(Self.question, language: .french, limit: 3)
        for code in [ModelError.Code.timeout, .unavailable, .malformed, .busy] {
            meaning.failure.withLock { $0 = code }
            #expect(await retriever.retrieve(Self.question, language: .french, limit: 3) == alone)
        }
    }

    /// Where words are sure, nobody outside is asked.
    @Test func asksNobodyWhereWordsAreSure() async throws {
        let retriever = try await retriever()
        let question = "Le papier est-il blanc ou crème ?"
        let found = await retriever.retrieve(question, language: .french, limit: 3)
        #expect(found.hits.first?.passage.document == "papiers.md")
        try #require(found.answerable >= 0.6, "the sample is no longer sure: \(found.answerable)")
        #expect(meaning.questions.withLock { $0 } == [])
    }

    /// A document that was changed or taken away since is not found by what it said before.
    @Test func vectorsOfAnEarlierIndexAreNotAskedFor() async throws {
        _ = await (try retriever(generation: 7)).retrieve(Self.question, language: .french, limit: 3)
        #expect(meaning.questions.withLock { $0 } == [])
    }

    /// Meaning changes the order of documents, and never whether there is an answer.
    @Test func isNoLessSureThanWords() async throws {
        let alone = await (try retriever(weight: 0)).retrieve(Self.question, language: .french, limit: 3)
        let both = await (try retriever()).retrieve(Self.question, language: .french, limit: 3)
        #expect(both.answerable == alone.answerable)
    }

    @Test func worthlessVectorsAreNotAskedFor() async throws {
        let retriever = try await retriever(weight: 0)
        _ = await retriever.retrieve(Self.question, language: .french, limit: 3)
        #expect(meaning.questions.withLock { $0 } == [])
    }
}

@Suite struct RankFusionTests {
    @Test func joinsByRank() {
        // 1/61 + 1/63 for a, 1/62 + 1/61 for b, 1/62 for d, 1/63 for c.
        #expect(RankFusion(weight: 1).fused(["a", "b", "c"], ["b", "d", "a"]) == ["b", "a", "d", "c"])
        #expect(RankFusion(weight: 0).fused(["a", "b"], ["b", "c"]) == ["a", "b", "c"])
        #expect(RankFusion(weight: 1).fused([], ["b", "c"]) == ["b", "c"])
        #expect(RankFusion(weight: 1).fused([], []) == [])
    }
}
