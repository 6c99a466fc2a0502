import LibriOrders

/// The README's first use of the library, with a store that needs no trait.
@main
struct Consumer {
    static func main() async throws {
        let store = InMemoryOrderStore([
            Order(
                number: try OrderNumber("CL-401372-487531"),
                customer: CustomerName(first: "Mina", last: "Rami"),
                shipsBy: LocalDate(iso: "2025-10-28"),
                status: .inProduction
            )
        ])
        let lookup = OrderLookup(store: store)
        switch try await lookup.track("CL-401372-487531", surname: "Rami", client: .local) {
        case .found(let order): print(order.customer, order.status, order.shipsBy.map(String.init(describing:)) ?? "")
        case .notVerified: print("No order matches this number and name.")
        case .unavailable: print("Please try again in a moment.")
        }
    }
}
