package import LibriOrders
import Testing

/// What every order store must do with the sample orders.
package enum OrderStoreChecks {
    /// The orders that a store under test must hold.
    package static func orders() throws -> [Order] {
        func order(_ number: String, _ name: String) throws -> Order {
            Order(
                number: try OrderNumber(number), customer: CustomerName(column: name), product: "DCC", quantity: 5,
                status: .inProduction)
        }
        return [
            try order("CL-401372-487531", "Mina RAMI"), try order("CL-500000-000001", "Paul DURAND"),
            try order("CL-500000-000002", "Paul DURAND"), try order("CL-500000-000003", "Anne LEFÈVRE-DUBOIS"),
            try order("CL-500001-000001", "Paul DURAND"),
        ]
    }

    /// Asks a store that holds ``orders()`` everything that matters.
    package static func check(_ store: some OrderStore) async throws {
        func numbers(_ text: String, limit: Int = 10) async throws -> [String] {
            try await store.orders(matching: try OrderReference(text), limit: limit).map(\.number.description)
        }
        #expect(try await numbers("CL-401372-487531") == ["CL-401372-487531"])
        #expect(try await numbers("CL-401372") == ["CL-401372-487531"])
        #expect(try await numbers("CL-500000") == ["CL-500000-000001", "CL-500000-000002", "CL-500000-000003"])
        #expect(try await numbers("CL-500000", limit: 2) == ["CL-500000-000001", "CL-500000-000002"])
        #expect(try await numbers("CL-999999-999999") == [])
        #expect(try await numbers("CL-999999") == [])
        let found = try await store.orders(matching: try OrderReference("CL-401372-487531"), limit: 1).first
        #expect(found?.customer == CustomerName(first: "Mina", last: "RAMI"))
        #expect(found?.quantity == 5)
        #expect(found?.status == .inProduction)
    }
}
