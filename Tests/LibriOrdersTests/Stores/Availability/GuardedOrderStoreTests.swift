import LibriCore
import Logging
import OrderStoreConformance
import Synchronization
import Testing

@testable import LibriOrders

@Suite struct GuardedOrderStoreTests {
    /// A store that can be broken and mended.
    private final class FragileStore: OrderStore {
        let isBroken = Atomic<Bool>(false)
        let code = Mutex(OrderStoreError.Code.unavailable)
        let questions = Atomic<Int>(0)

        func orders(matching reference: OrderReference, limit: Int) async throws(OrderStoreError) -> [Order] {
            questions.add(1, ordering: .relaxed)
            if isBroken.load(ordering: .relaxed) {
                throw OrderStoreError(code.withLock { $0 }, "The neighbour is gone.")
            }
            return []
        }
    }

    private final class Clock: Sendable {
        private let offset = Mutex(Duration.zero)
        private let start = ContinuousClock.now

        func advance(by time: Duration) { offset.withLock { $0 += time } }
        var now: ContinuousClock.Instant { start + offset.withLock { $0 } }
    }

    private final class Observer: StoreObserver {
        let failures = Mutex<[String]>([])
        let outs = Mutex<[Bool]>([])

        func storeAnswered(in time: Duration, failure: OrderStoreError.Code?) {
            if let failure { failures.withLock { $0.append("\(failure)") } }
        }
        func storeIsOut(_ isOut: Bool) { outs.withLock { $0.append(isOut) } }
    }

    private let fragile = FragileStore()
    private let clock = Clock()
    private let observer = Observer()

    private var store: GuardedOrderStore {
        let clock = clock
        let breaker = CircuitBreaker(threshold: 3, pause: .seconds(5)) { clock.now }
        return GuardedOrderStore(fragile, name: "The order API at a", breaker: breaker, observer: observer)
    }

    private func ask(_ store: GuardedOrderStore) async -> String? {
        do throws(OrderStoreError) {
            _ = try await store.orders(matching: .firstBlock("CL-401372"), limit: 1)
            return nil
        } catch { return error.message }
    }

    @Test func aStoreThatFailsAgainAndAgainIsLeftAlone() async {
        let store = store
        fragile.isBroken.store(true, ordering: .relaxed)
        for _ in 0..<10 { #expect(await ask(store) != nil) }
        #expect(fragile.questions.load(ordering: .relaxed) == 3)
        #expect(await ask(store)?.contains("The order API at a") == true, "the operator is told whom it is about")
        // After the pause one question tries it, and its failure begins another pause.
        clock.advance(by: .seconds(6))
        for _ in 0..<5 { #expect(await ask(store) != nil) }
        #expect(fragile.questions.load(ordering: .relaxed) == 4)
        clock.advance(by: .seconds(6))
        fragile.isBroken.store(false, ordering: .relaxed)
        for _ in 0..<5 { #expect(await ask(store) == nil) }
        #expect(fragile.questions.load(ordering: .relaxed) == 9)
        #expect(observer.outs.withLock { $0 } == [true, false])
        #expect(observer.failures.withLock { $0.count } == 4)
    }

    /// A flood of look-ups while the store is away fills no log.
    @Test func whatTheOperatorKnowsIsNotSaidAgain() async {
        let store = store
        fragile.isBroken.store(true, ordering: .relaxed)
        var levels: [Logger.Level] = []
        for _ in 0..<10 {
            do throws(OrderStoreError) {
                _ = try await store.orders(matching: .firstBlock("CL-401372"), limit: 1)
            } catch { levels.append(error.logLevel) }
        }
        #expect(levels == [.error, .error, .error] + Array(repeating: .debug, count: 7))
    }

    /// One customer who leaves, or asks what an API does not take, shuts nobody else out; nor does one who tries whether it is back.
    @Test(arguments: [OrderStoreError.Code.cancelled, .refused])
    func whatIsNoFaultOfTheStoreIsNotCounted(code: OrderStoreError.Code) async {
        let store = store
        fragile.isBroken.store(true, ordering: .relaxed)
        fragile.code.withLock { $0 = code }
        for _ in 0..<10 { #expect(await ask(store) == "The neighbour is gone.") }
        #expect(fragile.questions.load(ordering: .relaxed) == 10)
        fragile.code.withLock { $0 = .unavailable }
        for _ in 0..<5 { _ = await ask(store) }
        fragile.code.withLock { $0 = code }
        clock.advance(by: .seconds(6))
        let before = fragile.questions.load(ordering: .relaxed)
        for _ in 0..<4 { _ = await ask(store) }
        #expect(fragile.questions.load(ordering: .relaxed) == before + 4, "the next may try as well")
    }

    @Test func failuresBetweenSuccessesStopNothing() async {
        let store = store
        for index in 0..<20 {
            fragile.isBroken.store(index.isMultiple(of: 2), ordering: .relaxed)
            _ = await ask(store)
        }
        #expect(fragile.questions.load(ordering: .relaxed) == 20)
        #expect(observer.outs.withLock { $0 } == [])
    }

    /// While one caller tries whether the neighbour is back, the others do not.
    @Test func oneCallerTries() {
        let clock = clock
        let breaker = CircuitBreaker(threshold: 1, pause: .seconds(5)) { clock.now }
        breaker.failed()
        #expect(breaker.admit() == .refused)
        clock.advance(by: .seconds(5))
        #expect(breaker.admit() == .admitted)
        #expect(breaker.admit() == .refused)
        breaker.failed()
        #expect(breaker.admit() == .refused)
        clock.advance(by: .seconds(5))
        #expect(breaker.admit() == .admitted)
        breaker.succeeded()
        #expect(breaker.admit() == .admitted && breaker.admit() == .admitted)
    }

    @Test func passesTheConformanceKit() async throws {
        let store = GuardedOrderStore(InMemoryOrderStore(try OrderStoreConformance.orders()), name: "memory")
        #expect(await OrderStoreConformance.violations(of: store) == [])
    }
}
