import Synchronization
import Testing

@testable import LibriRAG

@Suite struct VectorIndexerTests {
    private final class CountingEmbedder: Embedder {
        let model = "counting"
        let dimension = Mutex(2)
        let texts = Mutex<[String]>([])
        /// After so many texts it fails.
        let capacity = Mutex(Int.max)

        func embed(_ texts: [String]) async throws(ModelError) -> [[Float]] {
            let all = self.texts.withLock { all in
                all += texts
                return all.count
            }
            guard all <= capacity.withLock({ $0 }) else { throw ModelError(.unavailable, "The embedder is gone.") }
            let dimension = dimension.withLock { $0 }
            return texts.map { _ in [1] + [Float](repeating: 0, count: dimension - 1) }
        }
    }

    private let embedder = CountingEmbedder()
    private let store = ListedVectorStore(space: VectorSpace(model: "counting", dimension: 2))

    private func passages(_ texts: String...) -> [Passage] {
        texts.enumerated().map {
            Passage(document: "d\($0).md", ordinal: 0, title: "Titre", language: .french, text: $1)
        }
    }

    private var made: Int { embedder.texts.withLock { $0.count } }

    @Test func makesWhatIsNewAndRemovesWhatIsGone() async throws {
        let indexer = VectorIndexer(embedder: embedder, batch: 2)
        #expect(try await indexer.bring(store, inLineWith: passages("a", "b", "c")) == .init(added: 3, removed: 0))
        #expect(made == 3)
        #expect(try await indexer.bring(store, inLineWith: passages("a", "b", "c")) == .init())
        #expect(made == 3, "what is there is not made again")
        #expect(try await indexer.bring(store, inLineWith: passages("a", "B")) == .init(added: 1, removed: 2))
        #expect(try await store.identifiers() == Set(passages("a", "B").map(\.vectorIdentifier)))
        #expect(embedder.texts.withLock { $0.last } == "Titre\nB")
    }

    @Test func goesOnWhereItWasStopped() async throws {
        let indexer = VectorIndexer(embedder: embedder, batch: 2)
        embedder.capacity.withLock { $0 = 4 }
        let all = passages("a", "b", "c", "d", "e", "f")
        await #expect(throws: ModelError.self) { try await indexer.bring(store, inLineWith: all) }
        #expect(try await store.identifiers().count == 4)
        embedder.capacity.withLock { $0 = .max }
        #expect(try await indexer.bring(store, inLineWith: all).added == 2)
    }

    /// A model that was exchanged behind its name must not be mixed with the one before.
    @Test func refusesVectorsOfAnotherDimension() async throws {
        embedder.dimension.withLock { $0 = 3 }
        let indexer = VectorIndexer(embedder: embedder)
        let error = await #expect(throws: ModelError.self) {
            try await indexer.bring(store, inLineWith: passages("a"))
        }
        #expect(error?.code == .malformed)
        #expect(try await store.identifiers() == [])
        #expect(try await indexer.space() == VectorSpace(model: "counting", dimension: 3))
    }
}
