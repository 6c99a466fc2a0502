/// What staff look for among the orders; what is absent does not matter.
public struct OrderFilter: Sendable, Equatable {
    /// A part of the order number, in any notation.
    public var numberPart: String?
    /// Words of the customer's name or parts of them, in any order; case, accents and hyphens do not matter.
    public var customerPart: String?
    /// Ordered on this day or later.
    public var orderedFrom: LocalDate?
    /// Ordered on this day or before.
    public var orderedTo: LocalDate?
    /// The status.
    public var status: OrderStatus?
    /// Late as of this day.
    public var lateOn: LocalDate?

    /// Creates a filter that every order passes.
    public init() {}

    /// Whether an order is one of those looked for.
    public func matches(_ order: Order) -> Bool {
        if let part = numberPart.map(digits), !part.isEmpty, !digits(order.number.description).contains(part) {
            return false
        }
        if let customerPart {
            let name = order.customer.whole.folded()
            let parts = customerPart.folded().split { !$0.isLetter && !$0.isNumber }
            guard !parts.isEmpty, parts.allSatisfy(name.contains) else { return false }
        }
        if let status, order.status != status { return false }
        if let orderedFrom {
            guard let day = order.orderedOn, day >= orderedFrom else { return false }
        }
        if let orderedTo {
            guard let day = order.orderedOn, day <= orderedTo else { return false }
        }
        if let lateOn {
            guard order.status.isDueToShip, let day = order.shipsBy, day < lateOn else { return false }
        }
        return true
    }

    private func digits(_ text: String) -> String { text.filter { $0.isASCII && $0.isNumber } }
}

/// A store that can also be searched, for the shop's own people.
public protocol SearchableOrderStore: OrderStore {
    /// The orders that pass a filter, the latest first.
    ///
    /// - Parameters:
    ///   - filter: What is looked for.
    ///   - limit: The most orders to return.
    /// - Throws: ``OrderStoreError`` when the store cannot answer in time.
    func orders(where filter: OrderFilter, limit: Int) async throws(OrderStoreError) -> [Order]
}

/// The latest orders of a stream, in bounded memory.
struct LatestOrders {
    private let limit: Int
    private var kept: [Order] = []

    init(limit: Int) { self.limit = limit }

    mutating func add(_ order: Order) {
        kept.append(order)
        if kept.count >= 2 * limit + 64 { kept = sorted }
    }

    /// The latest first; those of the same day by their numbers.
    var sorted: [Order] {
        Array(
            kept.sorted { left, right in
                let (first, second) = (left.orderedOn, right.orderedOn)
                guard first != second else { return left.number.description < right.number.description }
                guard let first, let second else { return first != nil }
                return second < first
            }.prefix(limit))
    }
}
