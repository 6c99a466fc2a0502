#if HTTPClient && SQLite
import Foundation
import LibriAssist
import LibriTestSupport
import Testing
import VectorStoreConformance

/// What is tried on a real ChromaDB, one test after the other: they stop and damage it. `scripts/with-chroma.sh` starts it.
@Suite(.serialized, .enabled(if: LiveChroma.started != nil, "run with scripts/with-chroma.sh"))
final class LiveChromaTests {
    private let chroma: LiveChroma
    private let folder: TemporaryFolder
    private let space = VectorSpace(model: "test", dimension: 32)
    private let collection = "test-\(UInt64.random(in: 0...UInt64.max))"

    init() throws {
        chroma = try #require(LiveChroma.started)
        folder = try TemporaryFolder()
    }

    /// Unit vectors `0`, `1` … that are the same in every run.
    private func vectors(_ range: Range<Int>) -> [String: [Float]] {
        Dictionary(uniqueKeysWithValues: range.map { ("\($0)", vector($0)) })
    }

    private func vector(_ index: Int) -> [Float] {
        var state = UInt64(index + 1) &* 0x9E37_79B9_7F4A_7C15
        let vector = (0..<space.dimension).map { _ -> Double in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 40) / Double(1 << 23) - 1
        }
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return vector.map { Float($0 / length) }
    }

    /// A store with a mirror in order.
    private func mirrored(_ count: Int) async throws -> MirroredVectorStore {
        let truth = try SQLiteVectorStore(path: folder.path("vectors.sqlite"), space: space)
        let store = try MirroredVectorStore(truth: truth, mirror: chroma.store(collection, space: space))
        try await store.upsert(vectors(0..<count))
        #expect(try await store.repair() == .init(added: count))
        try await expectInOrder(store, count)
        return store
    }

    private func expectInOrder(
        _ store: MirroredVectorStore, _ count: Int, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        #expect(!store.needsRepair, sourceLocation: sourceLocation)
        let held = try await store.mirror.identifiers()
        #expect(held == Set(vectors(0..<count).keys), sourceLocation: sourceLocation)
        for index in stride(from: 0, to: count, by: max(1, count / 50)) {
            let best = try await store.nearest(to: vector(index), limit: 3).first
            #expect(best?.identifier == "\(index)", sourceLocation: sourceLocation)
        }
    }

    @Test func conforms() async throws {
        let violations = await VectorStoreConformance.violations { [chroma] space in
            // What is right is asked, not how soon: a busy machine is slow.
            try chroma.store(space: space, deadline: .seconds(20))
        }
        #expect(violations == [])
    }

    @Test func aMirroredOneConforms() async throws {
        let folder = folder.url
        let violations = await VectorStoreConformance.violations { [chroma] space in
            let path = folder.appendingPathComponent("\(UInt64.random(in: 0...UInt64.max)).sqlite").path
            let store = try MirroredVectorStore(
                truth: SQLiteVectorStore(path: path, space: space),
                mirror: chroma.store(space: space, deadline: .seconds(20)))
            try await store.repair()
            return store
        }
        #expect(violations == [])
    }

    @Test func moreThanOneQuestionHolds() async throws {
        let store = try chroma.store(space: space)
        let all = vectors(0..<12_000)
        try await store.upsert(all)
        #expect(try await store.identifiers() == Set(all.keys))
        #expect(try await store.nearest(to: vector(11_999), limit: 2_000).count == 2_000)
        try await store.removeAll()
        #expect(try await store.identifiers().isEmpty)
    }

    @Test func aStoppedOneFailsInTimeAndIsRepairedWhenItIsBack() async throws {
        let store = try await mirrored(300)
        try await chroma.stopServer()
        let start = ContinuousClock.now
        let error = await #expect(throws: ModelError.self) { try await store.nearest(to: self.vector(1), limit: 3) }
        #expect(ContinuousClock.now - start < .seconds(1.5))
        #expect(error?.code == .unavailable)
        try await store.upsert(vectors(300..<310))
        #expect(store.needsRepair)
        await #expect(throws: ModelError.self) { try await store.repair() }
        try await chroma.startServer()
        #expect(try await store.repair() == .init(added: 10))
        try await expectInOrder(store, 310)
    }

    @Test func aSilentOneFailsWithTheDeadline() async throws {
        let listener = try SilentListener()
        let store = try chroma.store(space: space, port: listener.port)
        let start = ContinuousClock.now
        let error = await #expect(throws: ModelError.self) { try await store.nearest(to: self.vector(1), limit: 3) }
        #expect(error?.code == .timeout)
        #expect((Duration.seconds(0.7)..<Duration.seconds(2)).contains(ContinuousClock.now - start))
    }

    @Test func anEmptiedOneIsFilledAnew() async throws {
        let store = try await mirrored(300)
        try await chroma.delete(collection)
        #expect(try await store.nearest(to: vector(1), limit: 3).isEmpty)
        #expect(store.needsRepair)
        #expect(try await store.repair() == .init(added: 300))
        try await expectInOrder(store, 300)
    }

    @Test func lostVectorsComeBack() async throws {
        let store = try await mirrored(300)
        try await chroma.delete(["7", "8", "250"], from: store.mirror.incarnation)
        #expect(try await store.repair() == .init(added: 3))
        try await expectInOrder(store, 300)
    }

    enum Damage: CaseIterable { case truncated, deleted, overwritten }

    @Test(arguments: Damage.allCases)
    func aKilledOneWithADamagedIndexIsRebuilt(_ damage: Damage) async throws {
        // Its index reaches the disk with every thousandth vector.
        let store = try await mirrored(2_500)
        try await chroma.killServer()
        for file in try chroma.indexFiles() {
            switch damage {
            case .truncated: #expect(truncate(file.path, 60) == 0)
            case .deleted: try FileManager.default.removeItem(at: file)
            case .overwritten:
                let count = try Data(contentsOf: file).count
                try Data(repeating: 0, count: count).write(to: file)
            }
        }
        try await chroma.startServer()
        let repaired = try await store.repair()
        #expect(repaired == .init(added: 2_500, isRebuilt: true))
        try await expectInOrder(store, 2_500)
    }

    @Test func aKilledOneComesBack() async throws {
        let store = try await mirrored(1_500)
        try await chroma.killServer()
        await #expect(throws: ModelError.self) { try await store.nearest(to: self.vector(1), limit: 3) }
        try await chroma.startServer()
        try await store.repair()
        try await expectInOrder(store, 1_500)
    }

    @Test func aCollectionOfAnotherDimensionIsMadeAnew() async throws {
        let former = try chroma.store(collection, space: VectorSpace(model: "test", dimension: 3))
        try await former.upsert(["a": [1, 0, 0]])
        let store = try await mirrored(50)
        await #expect(throws: ModelError.self) { try await store.nearest(to: [1, 0, 0], limit: 1) }
    }
}
#endif
