public import LibriOrders

/// What every order store must do: fill your store with ``orders()``, run ``violations(of:)`` in your own tests, and expect none.
///
///     let store = try MyOrderStore(filledWith: OrderStoreConformance.orders())
///     #expect(await OrderStoreConformance.violations(of: store) == [])
public enum OrderStoreConformance {
    /// The orders that a store under test must hold, and no others.
    ///
    /// - Throws: Nothing in practice; the numbers are well-formed.
    public static func orders() throws(OrderNumberError) -> [Order] {
        func order(
            _ number: String, _ name: String, history: [StatusChange] = []
        ) throws(OrderNumberError) -> Order {
            Order(
                number: try OrderNumber(number), customer: CustomerName(column: name), product: "DCC", quantity: 5,
                orderedOn: LocalDate(iso: "2025-10-20"), shipsBy: LocalDate(iso: "2025-10-28"), status: .inProduction,
                history: history)
        }
        let history = ["2025-10-20": OrderStatus.received, "2025-10-22": .inProduction].sorted { $0.key < $1.key }
            .compactMap { day, status in LocalDate(iso: day).map { StatusChange(on: $0, status: status) } }
        return [
            try order("CL-401372-487531", "Mina RAMI", history: history),
            try order("CL-500000-000001", "Paul DURAND"), try order("CL-500000-000002", "Paul DURAND"),
            try order("CL-500000-000003", "Anne LEFÈVRE-DUBOIS"), try order("CL-500001-000001", "Paul DURAND"),
        ]
    }

    /// What a store that holds ``orders()`` does not do as it must, in sentences; nothing when all is well.
    public static func violations(of store: some OrderStore) async -> [String] {
        var violations: [String] = []
        let block = ["CL-500000-000001", "CL-500000-000002", "CL-500000-000003"]
        let questions: [(text: String, limit: Int, expected: [String], rule: String)] = [
            ("CL-401372-487531", 10, ["CL-401372-487531"], "a full number finds its order"),
            ("CL-401372", 10, ["CL-401372-487531"], "a first block finds its order"),
            ("CL-500000", 10, block, "a first block finds all its orders, in order of number, and no neighbour's"),
            ("CL-500000", 2, Array(block.prefix(2)), "no more orders than the limit"),
            ("CL-401372-487532", 10, [], "a full number does not find an order that only begins like it"),
            ("CL-999999-999999", 10, [], "an unknown number is no error"),
            ("CL-999999", 10, [], "an unknown first block is no error"),
        ]
        for question in questions {
            let found = await numbers(question.text, question.limit, in: store)
            if found != .success(question.expected) {
                violations.append(
                    "\(question.rule): \(question.text) (limit \(question.limit)) gave \(found.words), "
                        + "expected \(question.expected)")
            }
        }
        violations += await faultsInFields(of: store)
        violations += await faultsInCrowd(at: store)
        return violations
    }

    /// The numbers found, or the error in words.
    private enum Found: Equatable {
        case success([String])
        case failure(String)

        var words: String {
            switch self {
            case .success(let numbers): "\(numbers)"
            case .failure(let error): "the error \"\(error)\""
            }
        }
    }

    private static func numbers(_ text: String, _ limit: Int, in store: some OrderStore) async -> Found {
        do {
            let orders = try await store.orders(matching: try OrderReference(text), limit: limit)
            return .success(orders.map(\.number.description))
        } catch {
            return .failure("\(error)")
        }
    }

    private static func faultsInFields(of store: some OrderStore) async -> [String] {
        do {
            var faults: [String] = []
            for order in try orders() {
                let found = try await store.orders(matching: .full(order.number), limit: 1).first
                guard var found else { return ["\(order.number) is not found"] }
                // A shop's tables may lack a field, but must not say another thing.
                if found.history.isEmpty { found.history = order.history }
                found.product = found.product ?? order.product
                found.quantity = found.quantity ?? order.quantity
                found.orderedOn = found.orderedOn ?? order.orderedOn
                found.shipsBy = found.shipsBy ?? order.shipsBy
                if found != order { faults.append("\(order.number) comes with other fields than it was stored with") }
            }
            return faults
        } catch {
            return ["reading every order ends in the error \"\(error)\""]
        }
    }

    /// A store is asked from many tasks at once, and each gets its own answer.
    private static func faultsInCrowd(at store: some OrderStore) async -> [String] {
        await withTaskGroup(of: String?.self) { group in
            for index in 0..<100 {
                let number = index.isMultiple(of: 2) ? "CL-401372-487531" : "CL-500001-000001"
                group.addTask {
                    let found = await numbers(number, 1, in: store)
                    return found == .success([number]) ? nil : "of 100 tasks at once, one got \(found.words)"
                }
            }
            return await group.reduce(into: []) { faults, fault in
                if let fault, !faults.contains(fault) { faults.append(fault) }
            }
        }
    }
}
