import Foundation
import Testing
import VectorStoreConformance

@testable import LibriRAG

@Suite struct ChromaVectorStoreTests {
    private let chroma = SimulatedChroma()
    private let space = VectorSpace(model: "m", dimension: 2)

    private func store(
        _ space: VectorSpace? = nil, _ change: (inout ChromaVectorStore.Settings) -> Void = { _ in }
    ) throws -> ChromaVectorStore {
        var settings = ChromaVectorStore.Settings(url: "http://127.0.0.1:8000")
        change(&settings)
        return try ChromaVectorStore(settings, space: space ?? self.space, transport: chroma)
    }

    @Test func conforms() async {
        let violations = await VectorStoreConformance.violations { space in
            try ChromaVectorStore(.init(url: "http://localhost:8000"), space: space, transport: SimulatedChroma())
        }
        #expect(violations == [])
    }

    @Test func upsertsAreBoundedInNumberAndSize() async throws {
        chroma.withState { $0.mostAtOnce = 40 }
        var vectors: [String: [Float]] = [:]
        for index in 0..<100 { vectors["\(index)"] = [1, 0] }
        try await store().upsert(vectors)
        #expect(chroma.withState { $0.requests.filter { $0.path.hasSuffix("upsert") }.count } == 3)
        try await store { $0.longestQuestion = 500 }.upsert(vectors)
        let sizes = chroma.withState { $0.requests.filter { $0.path.hasSuffix("upsert") }.dropFirst(3).map(\.bytes) }
        #expect(sizes.count > 3 && sizes.allSatisfy { $0 <= 500 })
        #expect(try await store().identifiers() == Set(vectors.keys))
    }

    @Test func identifiersComeInPages() async throws {
        var vectors: [String: [Float]] = [:]
        for index in 0..<2_000 { vectors["\(index)"] = [1, 0] }
        let store = try store()
        try await store.upsert(vectors)
        #expect(try await store.identifiers() == Set(vectors.keys))
        #expect(chroma.withState { $0.requests.filter { $0.path.hasSuffix("get") }.count } == 3)
        try await store.remove(Set(vectors.keys))
        #expect(chroma.withState { $0.requests.filter { $0.path.hasSuffix("delete") }.count } == 2)
        #expect(try await store.identifiers().isEmpty)
    }

    @Test(arguments: [VectorSpace(model: "other", dimension: 2), VectorSpace(model: "m", dimension: 3)])
    func aCollectionOfAnotherSpaceIsMadeAnew(_ other: VectorSpace) async throws {
        try await store().upsert(["a": [1, 0]])
        let new = try store(other)
        #expect(try await new.identifiers().isEmpty)
        #expect(try await new.nearest(to: other.dimension == 2 ? [1, 0] : [1, 0, 0], limit: 3).isEmpty)
    }

    @Test func aCollectionThatSomethingElseMadeIsLeftAlone() async throws {
        chroma.withState {
            $0.collections["libriassist"] = .init(metadata: ["model": 7], vectors: [("theirs", [1, 0])])
        }
        let store = try store()
        let works: [() async throws -> Void] = [
            { try await store.upsert(["a": [1, 0]]) }, { try await store.removeAll() },
        ]
        for work in works {
            let error = await #expect(throws: ModelError.self) { try await work() }
            #expect(error?.message.contains("something else made") == true)
        }
        #expect(chroma.withState { $0.collections["libriassist"]?.vectors.map(\.id) } == ["theirs"])
    }

    @Test func aCollectionThatIsGoneIsMadeOnceMore() async throws {
        let store = try store()
        try await store.upsert(["a": [1, 0]])
        let before = store.incarnation
        chroma.withState { $0.collections = [:] }
        #expect(try await store.nearest(to: [1, 0], limit: 3).isEmpty)
        #expect(before != nil && store.incarnation != nil && store.incarnation != before)
        chroma.withState { $0.refusals["query"] = 404 }
        let error = await #expect(throws: ModelError.self) { try await store.nearest(to: [1, 0], limit: 3) }
        #expect(error?.code == .missing)
        #expect(chroma.withState { $0.requests.suffix(3).map { $0.path.hasSuffix("query") } } == [true, false, true])
    }

    @Test func everythingIsThrownAwayOnDemand() async throws {
        let store = try store()
        try await store.upsert(["a": [1, 0]])
        let before = store.incarnation
        try await store.removeAll()
        #expect(try await store.identifiers().isEmpty)
        #expect(store.incarnation != before)
    }

    @Test func theTokenStandsWhereTheProxyWantsIt() async throws {
        _ = try await store { $0.token = "s3cret" }.identifiers()
        #expect(chroma.withState { $0.requests.last?.headers["Authorization"] } == "Bearer s3cret")
        let settings = ChromaVectorStore.Settings(url: "http://h:1", token: "s3cret", tokenField: .chromaToken)
        let other = try ChromaVectorStore(settings, space: space, transport: chroma)
        _ = try await other.identifiers()
        #expect(chroma.withState { $0.requests.last?.headers["X-Chroma-Token"] } == "s3cret")
        var text = "\(settings) \(String(reflecting: other.exchange))"
        dump(settings, to: &text)
        dump(other.exchange, to: &text)
        #expect(!text.contains("s3cret"))
    }

    @Test(arguments: [
        "", "chroma", "ftp://h", "http://", "http://u:p@h", "http://h?x=1", "http://h#f",
    ])
    func refusesAddressesThatAreNone(_ url: String) {
        let error = #expect(throws: ModelError.self) { try store { $0.url = url } }
        #expect(error?.code == .missing && error?.message.contains("address") == true)
    }

    @Test(arguments: ["ab", "a/b", "-abc", "abc.", "../x", "été", String(repeating: "a", count: 513)])
    func refusesNamesThatAreNone(_ name: String) {
        #expect(throws: ModelError.self) { try store { $0.collection = name } }
        #expect(throws: ModelError.self) { try store { $0.tenant = name } }
        #expect(throws: ModelError.self) { try store { $0.database = name } }
    }

    @Test func refusesTokensThatWouldBreakAField() {
        for token in ["", "a b", "a\r\nHost: x", "é"] {
            #expect(throws: ModelError.self) { try store { $0.token = token } }
        }
    }

    @Test func pathsBeforeTheAPIAreKept() throws {
        #expect(
            try store { $0.url = "https://shop.example/chroma/" }.exchange.address.root
                == "https://shop.example/chroma/api/v2")
        #expect(try store { $0.url = "http://[::1]:8000" }.exchange.address.root == "http://[::1]:8000/api/v2")
    }
}
