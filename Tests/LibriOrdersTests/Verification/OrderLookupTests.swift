import LibriOrders
import OrderStoreConformance
import Synchronization
import Testing

@Suite struct OrderLookupTests {
    private func lookup(acceptsFirstBlock: Bool = true) throws -> OrderLookup {
        OrderLookup(
            store: InMemoryOrderStore(try OrderStoreConformance.orders()), refusals: RefusalClock(period: .zero),
            acceptsFirstBlock: acceptsFirstBlock
        )
    }

    @Test func findsAnOrderByNumberAndName() async throws {
        guard case .found(let order) = try await lookup().track("cl 401372 487531", surname: "rami", client: .local)
        else {
            Issue.record("not found")
            return
        }
        #expect(order.number.description == "CL-401372-487531")
        #expect(order.customer == "M. RAMI")
    }

    @Test(arguments: [
        ("CL-401372-487531", "Durand"), ("CL-999999-999999", "Rami"), ("CL-401372-487532", "Rami"),
        ("CL-401372", "Durand"),
        ("CL-500000", "Durand"),
    ])
    func everyRefusalIsTheSame(number: String, surname: String) async throws {
        #expect(try await lookup().track(number, surname: surname, client: .local) == .notVerified)
    }

    @Test func aFirstBlockIsEnoughForTheOneOrderOfThatName() async throws {
        guard case .found(let order) = try await lookup().track("CL-500000", surname: "Lefèvre", client: .local) else {
            Issue.record("not found")
            return
        }
        #expect(order.number.description == "CL-500000-000003")
        #expect(
            try await lookup(acceptsFirstBlock: false).track("CL-500000", surname: "Lefèvre", client: .local)
                == .notVerified)
    }

    @Test func theRightPairIsRefusedWhileLocked() async throws {
        let lookup = try lookup()
        for _ in 1...5 { _ = try await lookup.track("CL-401372-487531", surname: "Faux", client: .local) }
        #expect(try await lookup.track("CL-401372-487531", surname: "Rami", client: .local) == .notVerified)
        guard
            case .found = try await lookup.track("CL-401372-487531", surname: "Rami", client: .network("198.51.100.1"))
        else {
            Issue.record("another client was locked out")
            return
        }
    }

    @Test func failuresOfTheStoreAreNotCounted() async throws {
        let store = FailingStore()
        let lookup = OrderLookup(store: store, refusals: RefusalClock(period: .zero))
        for _ in 1...10 {
            #expect(try await lookup.track("CL-401372-487531", surname: "Rami", client: .local) == .unavailable)
        }
        store.isDown.withLock { $0 = false }
        guard case .found = try await lookup.track("CL-401372-487531", surname: "Rami", client: .local) else {
            Issue.record("locked out by a failing store")
            return
        }
    }

    @Test func saysWhichFormANumberHas() async throws {
        let lookup = try lookup()
        await #expect(throws: OrderNumberError.self) {
            try await lookup.track("CL-40A372", surname: "Rami", client: .local)
        }
    }

    @Test func aRefusalTakesItsTimeFromItsOwnBeginning() async throws {
        let lookup = OrderLookup(store: InMemoryOrderStore([]), refusals: RefusalClock(period: .milliseconds(40)))
        let clock = ContinuousClock()
        for pause in [0, 13, 29] {
            // Whenever it begins, it is not released by a tick that others share.
            try await Task.sleep(for: .milliseconds(pause))
            let elapsed = try await clock.measure {
                _ = try await lookup.track("CL-999999-999999", surname: "Rami", client: .local)
            }
            #expect(elapsed >= .milliseconds(40))
        }
    }

    @Test func twoNamesInOneTryAreTwoGuesses() async throws {
        let lookup = try lookup()
        for names in ["Martin et Durand", "Petit et Roux", "Faure épouse Blanc"] {
            _ = try await lookup.track("CL-401372-487531", surname: names, client: .local)
        }
        #expect(try await lookup.track("CL-401372-487531", surname: "Rami", client: .local) == .notVerified)
    }

    @Test func aLockTellsNothingOfWhatTheStoreHolds() async throws {
        var twice = try #require(try OrderStoreConformance.orders().first)
        twice.status = .delivered
        let lookup = OrderLookup(
            store: InMemoryOrderStore([twice, twice]), refusals: RefusalClock(period: .zero))
        #expect(try await lookup.track("CL-401372-487531", surname: "Rami", client: .local) == .unavailable)
        for _ in 1...5 { _ = try await lookup.track("CL-401372-487531", surname: "Faux", client: .local) }
        #expect(try await lookup.track("CL-401372-487531", surname: "Rami", client: .local) == .notVerified)
    }

    @Test func aFirstBlockThatIsNotTakenCountsForNothing() async throws {
        let lookup = try lookup(acceptsFirstBlock: false)
        for _ in 1...10 {
            #expect(try await lookup.track("CL-401372", surname: "Rami", client: .local) == .notVerified)
        }
        guard case .found = try await lookup.track("CL-401372-487531", surname: "Rami", client: .local) else {
            Issue.record("locked by first blocks")
            return
        }
    }
}

private final class FailingStore: OrderStore {
    let isDown = Mutex(true)

    func orders(matching reference: OrderReference, limit: Int) async throws(OrderStoreError) -> [Order] {
        if isDown.withLock({ $0 }) { throw OrderStoreError(.unavailable, "down") }
        let orders = (try? OrderStoreConformance.orders()) ?? []
        return try await InMemoryOrderStore(orders).orders(matching: reference, limit: limit)
    }
}
