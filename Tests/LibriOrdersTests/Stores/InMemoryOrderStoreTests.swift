import LibriOrders
import OrderStoreConformance
import Testing

@Suite struct InMemoryOrderStoreTests {
    @Test func doesWhatAStoreMustDo() async throws {
        let store = InMemoryOrderStore(try OrderStoreConformance.orders())
        #expect(await OrderStoreConformance.violations(of: store) == [])
    }
}

@Suite struct OrderStoreConformanceTests {
    /// A store that does one thing wrong.
    private struct Flawed: OrderStore {
        var change: @Sendable ([Order], OrderReference) throws -> [Order]

        func orders(matching reference: OrderReference, limit: Int) async throws(OrderStoreError) -> [Order] {
            let store = InMemoryOrderStore((try? OrderStoreConformance.orders()) ?? [])
            let found = try await store.orders(matching: reference, limit: limit)
            do { return try change(found, reference) } catch {
                throw OrderStoreError(.unavailable, "It broke.")
            }
        }
    }

    private struct Fault: Error {}

    @Test func eachFlawIsNamed() async {
        let flaws: [@Sendable ([Order], OrderReference) throws -> [Order]] = [
            { found, _ in found.reversed() },
            { found, _ in Array(found.prefix(1)) },
            { found, reference in
                if found.isEmpty { throw Fault() }
                return found
            },
            { found, _ in
                found.map { order in
                    var order = order
                    order.customer = CustomerName(first: nil, last: "X")
                    return order
                }
            },
            { found, _ in
                found.map { order in
                    var order = order
                    if order.status == .shipped { order.status = .delivered }
                    return order
                }
            },
            { found, _ in
                found.map { order in
                    var order = order
                    order.price = nil
                    return order
                }
            },
        ]
        for flaw in flaws { #expect(await !OrderStoreConformance.violations(of: Flawed(change: flaw)).isEmpty) }
    }

    @Test func aStoreThatFailsMustSaySo() async {
        let silent = Flawed { _, _ in [] }
        #expect(await !OrderStoreConformance.violations(ofFailing: silent).isEmpty)
        let failing = Flawed { _, _ in throw Fault() }
        #expect(await OrderStoreConformance.violations(ofFailing: failing) == [])
    }
}
