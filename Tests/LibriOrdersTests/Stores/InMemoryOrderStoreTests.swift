import LibriOrders
import LibriTestSupport
import Testing

@Suite struct InMemoryOrderStoreTests {
    @Test func doesWhatAStoreMustDo() async throws {
        try await OrderStoreChecks.check(InMemoryOrderStore(try OrderStoreChecks.orders()))
    }
}
