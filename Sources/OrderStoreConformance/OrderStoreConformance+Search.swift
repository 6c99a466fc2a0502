public import LibriOrders

extension OrderStoreConformance {
    /// What a searchable store that holds ``orders()`` does not do as it must, in sentences; nothing when all is well.
    public static func violations(ofSearching store: some SearchableOrderStore) async -> [String] {
        do {
            let all = try orders()
            var byName = OrderFilter()
            byName.customerPart = "lefevre dubois"
            var byNumber = OrderFilter()
            byNumber.numberPart = "500000"
            var byStatus = OrderFilter()
            byStatus.status = .delivered
            var violations: [String] = []
            for (rule, filter) in [("a name", byName), ("a number's part", byNumber), ("a status", byStatus)] {
                let found = try await store.orders(where: filter, limit: 100).map(\.number.description).sorted()
                let expected = all.filter(filter.matches).map(\.number.description).sorted()
                if found != expected { violations.append("\(rule) finds \(found), expected \(expected)") }
            }
            let few = try await store.orders(where: OrderFilter(), limit: 2)
            if few.count != 2 { violations.append("a limit of 2 gives \(few.count) orders") }
            return violations
        } catch {
            return ["a search ends in the error \"\(error)\""]
        }
    }

    /// What a store whose database does not answer does not do as it must: it throws, in time, and says nothing of an order.
    ///
    /// - Parameters:
    ///   - store: A store that cannot answer: its server is stopped, its file removed or locked.
    ///   - patience: The longest that it may take.
    public static func violations(ofFailing store: some OrderStore, within patience: Duration = .seconds(10)) async
        -> [String]
    {
        let start = ContinuousClock.now
        let outcome: String?
        do {
            let found = try await store.orders(matching: try OrderReference("CL-401372-487531"), limit: 1)
            outcome = "it gives \(found.count) orders instead of an error"
        } catch {
            let text = "\(error)".lowercased()
            outcome = ["rami", "487531"].contains(where: text.contains) ? "its error names the order" : nil
        }
        let taken = start.duration(to: .now)
        return [outcome, taken > patience ? "it takes \(taken) to fail" : nil].compactMap(\.self)
    }
}
