#if SQLite
import Foundation
@testable import LibriRAG
import LibriTestSupport
import Testing
import VectorStoreConformance

@Suite final class MirroredVectorStoreTests {
    private let folder: TemporaryFolder
    private let chroma = SimulatedChroma()
    private let space = VectorSpace(model: "m", dimension: 2)
    private let truth: SQLiteVectorStore
    private let store: MirroredVectorStore

    init() throws {
        folder = try TemporaryFolder()
        truth = try SQLiteVectorStore(path: folder.path("vectors.sqlite"), space: space)
        store = try MirroredVectorStore(truth: truth, mirror: Self.mirror(chroma, space), pageSize: 10)
    }

    private static func mirror(_ chroma: SimulatedChroma, _ space: VectorSpace) throws -> ChromaVectorStore {
        try ChromaVectorStore(.init(url: "http://127.0.0.1:8000"), space: space, transport: chroma)
    }

    /// What the mirror holds, whatever anybody says of it.
    private var mirrored: Set<String> {
        chroma.withState { Set($0.collections["libriassist"]?.vectors.map(\.id) ?? []) }
    }

    private func vectors(_ range: Range<Int>) -> [String: [Float]] {
        Dictionary(uniqueKeysWithValues: range.map { ("\($0)", $0.isMultiple(of: 2) ? [1, 0] : [0, 1]) })
    }

    @Test func conforms() async {
        let folder = folder.url
        let violations = await VectorStoreConformance.violations { space in
            let path = folder.appendingPathComponent("\(UInt64.random(in: 0...UInt64.max)).sqlite").path
            let store = try MirroredVectorStore(
                truth: SQLiteVectorStore(path: path, space: space),
                mirror: Self.mirror(SimulatedChroma(), space))
            try await store.repair()
            return store
        }
        #expect(violations == [])
    }

    @Test func aNewMirrorIsFilledPageByPage() async throws {
        #expect(store.needsRepair, "nobody knows yet what the mirror holds")
        try await store.upsert(vectors(0..<25))
        #expect(mirrored.isEmpty)
        #expect(try await store.repair() == .init(added: 25))
        #expect(!store.needsRepair)
        #expect(mirrored == Set(vectors(0..<25).keys))
        #expect(chroma.withState { $0.requests.filter { $0.path.hasSuffix("upsert") }.count } == 3)
        #expect(try await store.repair() == .init(), "nothing is left to do")
        try await store.upsert(["25": [0, 1]])
        try await store.remove(["0"])
        #expect(mirrored == Set(vectors(1..<26).keys), "a mirror in order is written at once")
    }

    @Test func whatIsMissingComesAndWhatIsSurplusGoes() async throws {
        try await store.upsert(vectors(0..<20))
        try await store.repair()
        chroma.withState { state in
            state.collections["libriassist"]?.vectors.removeAll { ["3", "4"].contains($0.id) }
            state.collections["libriassist"]?.vectors += [("x", [1, 0]), ("y", [0, 1])]
        }
        // The counts are the same.
        #expect(mirrored.count == 20)
        #expect(try await store.repair() == .init(added: 2, removed: 2))
        #expect(mirrored == Set(vectors(0..<20).keys))
    }

    @Test func aMirrorThatFailsIsNoErrorForWhoWrites() async throws {
        try await store.upsert(vectors(0..<4))
        try await store.repair()
        chroma.withState { $0.isStopped = true }
        try await store.upsert(["0": [0, 1], "new": [1, 0]])
        #expect(store.needsRepair)
        try await store.remove(["1"])
        #expect(try await store.identifiers() == ["0", "2", "3", "new"])
        let error = await #expect(throws: ModelError.self) { try await store.nearest(to: [1, 0], limit: 3) }
        #expect(error?.code == .unavailable)
        await #expect(throws: ModelError.self) { try await store.repair() }
        #expect(store.needsRepair)

        chroma.withState { $0.isStopped = false }
        #expect(try await store.repair() == .init(added: 2, removed: 1), "the replaced one counts as well")
        #expect(!store.needsRepair)
        #expect(try await store.nearest(to: [1, 0], limit: 2).map(\.identifier) == ["2", "new"])
    }

    @Test func aReplacedVectorIsMirroredEvenAfterARestart() async throws {
        try await store.upsert(vectors(0..<4))
        try await store.repair()
        chroma.withState { $0.isStopped = true }
        try await store.upsert(["0": [0, 1]])
        chroma.withState { $0.isStopped = false }
        let again = try MirroredVectorStore(
            truth: SQLiteVectorStore(path: folder.path("vectors.sqlite"), space: space),
            mirror: Self.mirror(chroma, space))
        #expect(try await again.repair() == .init(added: 1))
        #expect(try await again.nearest(to: [1, 0], limit: 1).map(\.identifier) == ["2"])
    }

    @Test func unknownIdentifiersAreLeftOutAndMarkTheMirror() async throws {
        try await store.upsert(vectors(0..<4))
        try await store.repair()
        chroma.withState { $0.collections["libriassist"]?.vectors.append(("stranger", [1, 0])) }
        #expect(try await store.nearest(to: [1, 0], limit: 5).map(\.identifier) == ["0", "2", "1", "3"])
        #expect(store.needsRepair)
        #expect(try await store.repair() == .init(removed: 1))
    }

    @Test func anEmptiedMirrorIsNoticed() async throws {
        try await store.upsert(vectors(0..<4))
        try await store.repair()
        chroma.withState { $0.collections = [:] }
        #expect(try await store.nearest(to: [1, 0], limit: 4).isEmpty)
        #expect(store.needsRepair)
        #expect(try await store.repair() == .init(added: 4))
        chroma.withState { $0.collections = [:] }
        // The write finds a collection made anew, in which the others are missing.
        try await store.upsert(["4": [1, 0]])
        #expect(store.needsRepair)
        #expect(try await store.repair() == .init(added: 4))
        #expect(mirrored == ["0", "1", "2", "3", "4"])
    }

    @Test func aMirrorThatCannotReadItsOwnDataIsRebuilt() async throws {
        try await store.upsert(vectors(0..<4))
        try await store.repair()
        let before = chroma.withState { $0.collections["libriassist"]?.id }
        chroma.withState { $0.refusals["query"] = 500 }
        let failure = await #expect(throws: ModelError.self) { try await store.nearest(to: [1, 0], limit: 4) }
        #expect(failure?.code == .damaged)
        #expect(store.needsRepair)
        // It fails even after it was rebuilt.
        let error = await #expect(throws: ModelError.self) { try await store.repair() }
        #expect(error?.code == .damaged)
        #expect(store.needsRepair)
        chroma.withState { $0.refusals = [:] }
        try await store.repair()
        #expect(chroma.withState { $0.collections["libriassist"]?.id } != before)
        #expect(mirrored == ["0", "1", "2", "3"])
    }

    @Test func aMirrorThatFindsNothingOfWhatItListsIsRebuilt() async throws {
        try await store.upsert(vectors(0..<30))
        try await store.repair()
        chroma.withState { state in
            let ids = state.collections["libriassist"]?.vectors.map(\.id) ?? []
            state.collections["libriassist"]?.vectors = ids.map { ($0, [-0.6, -0.8]) }
        }
        #expect(try await store.repair() == .init(added: 30, isRebuilt: true))
        #expect(try await store.nearest(to: [1, 0], limit: 1).first?.similarity == 1)
    }

    @Test func aRepairThatIsBrokenOffGoesOnLater() async throws {
        try await store.upsert(vectors(0..<50))
        chroma.withState { $0.refusals["upsert"] = 503 }
        let error = await #expect(throws: ModelError.self) { try await store.repair() }
        #expect(error?.code == .busy)
        chroma.withState { $0.refusals = [:] }
        let task = Task { [store] in try await store.repair() }
        task.cancel()
        await #expect(throws: ModelError.self) { try await task.value }
        #expect(store.needsRepair)
        #expect(try await store.repair() == .init(added: 50))
    }

    @Test func writesDuringARepairAreNotLost() async throws {
        try await store.upsert(vectors(0..<200))
        try await withThrowingTaskGroup(of: Void.self) { [store] group in
            group.addTask { _ = try await store.repair() }
            for index in 0..<40 {
                group.addTask { try await store.upsert(["\(index)": [0.6, 0.8], "n\(index)": [1, 0]]) }
                group.addTask { try await store.remove(["\(index + 100)"]) }
            }
            try await group.waitForAll()
        }
        if store.needsRepair { try await store.repair() }
        let expected = try await truth.identifiers()
        #expect(expected.count == 200)
        #expect(mirrored == expected)
        let stored = chroma.withState { state in
            (state.collections["libriassist"]?.vectors ?? []).filter { Int($0.id).map { $0 < 40 } ?? false }
        }
        #expect(stored.count == 40 && stored.allSatisfy { abs($0.vector[0] - 0.6) < 1e-6 }, "none is an older one")
    }

    @Test func aMirrorOfAnotherSpaceIsRefused() throws {
        let other = try Self.mirror(chroma, VectorSpace(model: "other", dimension: 2))
        #expect(throws: ModelError.self) { try MirroredVectorStore(truth: truth, mirror: other) }
    }
}
#endif
