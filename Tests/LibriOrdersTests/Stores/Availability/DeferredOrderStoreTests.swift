import LibriCore
import OrderStoreConformance
import Synchronization
import Testing

@testable import LibriOrders

@Suite struct DeferredOrderStoreTests {
    private final class Door: Sendable {
        let failure: Mutex<OrderStoreError?>
        let tries = Atomic<Int>(0)

        init(_ code: OrderStoreError.Code?) { failure = Mutex(code.map { OrderStoreError($0, "closed: \($0)") }) }

        func open() async throws(OrderStoreError) -> any OrderStore {
            tries.add(1, ordering: .relaxed)
            if let failure = failure.withLock({ $0 }) { throw failure }
            do { return InMemoryOrderStore(try OrderStoreConformance.orders()) } catch {
                throw OrderStoreError(.damaged, "the kit is broken")
            }
        }
    }

    private func found(in store: DeferredOrderStore) async -> Int? {
        try? await store.orders(matching: try OrderReference("CL-401372-487531"), limit: 1).count
    }

    @Test(arguments: [OrderStoreError.Code.unavailable, .busy])
    func waitsForWhatMayPass(code: OrderStoreError.Code) async throws {
        let door = Door(code)
        let store = try await DeferredOrderStore(pause: .zero) { () throws(OrderStoreError) in try await door.open() }
        #expect(await store.failureToOpen?.code == code)
        let error = await #expect(throws: OrderStoreError.self) {
            _ = try await store.orders(matching: try OrderReference("CL-401372"), limit: 1)
        }
        #expect(error?.code == code, "customers are answered as by a store that is down")
        door.failure.withLock { $0 = nil }
        while await found(in: store) != 1 { await Task.yield() }
        #expect(await store.failureToOpen == nil)
    }

    /// What nobody mends by waiting is told at the start.
    @Test(arguments: [OrderStoreError.Code.schema, .missing, .writable, .damaged])
    func refusesWhatDoesNotPass(code: OrderStoreError.Code) async {
        let door = Door(code)
        let error = await #expect(throws: OrderStoreError.self) {
            _ = try await DeferredOrderStore { () throws(OrderStoreError) in try await door.open() }
        }
        #expect(error?.code == code)
    }

    /// A server answers general questions although its database says nothing; what comes later is taken.
    @Test func doesNotWaitForASilentNeighbour() async throws {
        let door = Door(nil)
        let gate = AsyncStream.makeStream(of: Void.self)
        let store = try await DeferredOrderStore(patience: .milliseconds(1), pause: .zero) {
            () throws(OrderStoreError) in
            for await _ in gate.stream { break }
            return try await door.open()
        }
        #expect(await store.failureToOpen?.code == .unavailable)
        #expect(await found(in: store) == nil)
        #expect(door.tries.load(ordering: .relaxed) == 0)
        gate.continuation.yield()
        while await found(in: store) != 1 { await Task.yield() }
        #expect(door.tries.load(ordering: .relaxed) == 1, "the first attempt is the one that counts")
    }

    @Test func doesNotPesterANeighbour() async throws {
        let door = Door(.unavailable)
        let store = try await DeferredOrderStore(pause: .seconds(3_600)) { () throws(OrderStoreError) in
            try await door.open()
        }
        for _ in 0..<50 { #expect(await found(in: store) == nil) }
        #expect(door.tries.load(ordering: .relaxed) == 1)
    }
}
