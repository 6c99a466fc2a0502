public import LibriOrders

/// What every order store must do: fill your store with ``orders()``, run ``violations(of:)`` in your own tests, and expect none.
///
///     let store = try MyOrderStore(filledWith: OrderStoreConformance.orders())
///     #expect(await OrderStoreConformance.violations(of: store) == [])
public enum OrderStoreConformance {
    /// A field that a shop's database may lack.
    public enum Field: String, Sendable, CaseIterable {
        /// The days of order and shipping.
        case days
        /// The history of statuses.
        case history
        /// The carrier and the number of the parcel.
        case parcel
        /// The price.
        case price
        /// What was ordered.
        case product
        /// The number of copies.
        case quantity
        /// The status.
        case status
    }

    /// The orders that a store under test must hold, and no others: one of every status, two of one customer, several of one
    /// first block, names with accents, organisations, fields that are empty.
    ///
    /// - Throws: Nothing in practice; the numbers are well-formed.
    public static func orders() throws(OrderNumberError) -> [Order] {
        func order(
            _ number: String, _ name: String, _ status: OrderStatus = .inProduction, cents: Int? = 4_850,
            history: [StatusChange] = []
        ) throws(OrderNumberError) -> Order {
            let hasLeft = status == .shipped || status == .delivered
            return Order(
                number: try OrderNumber(number), customer: CustomerName(column: name), product: "DCC, « mat » & l'été",
                quantity: 5, orderedOn: LocalDate(iso: "2025-10-20"), shipsBy: LocalDate(iso: "2025-10-28"),
                status: status, price: cents.map { Money(cents: $0) },
                parcel: hasLeft ? Parcel(carrier: "Colissimo", trackingNumber: "6A12345678901") : nil,
                history: history)
        }
        let history = ["2025-10-20": OrderStatus.received, "2025-10-22": .inProduction].sorted { $0.key < $1.key }
            .compactMap { day, status in LocalDate(iso: day).map { StatusChange(on: $0, status: status) } }
        var orders = [
            try order("CL-401372-487531", "Mina RAMI", history: history),
            try order("CL-500000-000001", "Paul DURAND"), try order("CL-500000-000002", "Paul DURAND", cents: nil),
            try order("CL-500000-000003", "Anne LEFÈVRE-DUBOIS", cents: 7),
            try order("CL-500001-000001", "Paul DURAND"),
            try order("CL-500002-000001", "Association Les Amis du Moulin"),
        ]
        for (index, status) in OrderStatus.allCases.enumerated() {
            orders.append(try order("CL-60000\(index)-000001", "Zoé de LA TOUR", status))
        }
        var bare = try order("CL-700000-000001", "RAMI", .unknown, cents: nil)
        (bare.product, bare.quantity, bare.orderedOn, bare.shipsBy) = (nil, nil, nil, nil)
        return orders + [bare]
    }

    /// What a store that holds ``orders()`` does not do as it must, in sentences; nothing when all is well.
    ///
    /// - Parameters:
    ///   - store: The store under test.
    ///   - lacking: The fields that its database has no column for. Every other field must come as it was stored.
    public static func violations(of store: some OrderStore, lacking: Set<Field> = []) async -> [String] {
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
        violations += await faultsInFields(of: store, lacking: lacking)
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

    private static func faultsInFields(of store: some OrderStore, lacking: Set<Field>) async -> [String] {
        do {
            var faults: [String] = []
            for order in try orders() {
                let expected = order.without(lacking)
                let found = try await store.orders(matching: .full(order.number), limit: 1).first
                guard var found else { return ["\(order.number) is not found"] }
                found.unreadable = []
                for difference in found.differences(from: expected) {
                    faults.append("\(order.number) comes with another \(difference) than it was stored with")
                }
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
