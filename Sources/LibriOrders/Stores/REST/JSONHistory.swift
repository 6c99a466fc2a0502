/// Where an order within JSON keeps its status changes.
struct JSONHistory: Sendable {
    /// From the order to the list.
    let list: JSONPath
    /// From a change to its day.
    let on: JSONPath
    /// From a change to its status.
    let status: JSONPath
    /// From a change to what orders the changes of one day.
    let sequence: JSONPath

    /// The latest changes, oldest first.
    func changes(in order: JSONNode, rows: OrderRowReader) -> [StatusChange] {
        var entries = (order[list]?.elements ?? []).compactMap { entry -> (change: StatusChange, rank: Rank?)? in
            let change = rows.statusChange(on: entry[on]?.scalar ?? .null, status: entry[status]?.scalar ?? .null)
            return change.map { ($0, Rank(entry[sequence]?.scalar)) }
        }
        // Where nothing else tells changes of one day apart, the API's own order does, which may be the latest first.
        if let first = entries.first, let last = entries.last, first.change.on > last.change.on { entries.reverse() }
        return entries.enumerated().sorted { left, right in
            if left.element.change.on != right.element.change.on {
                return left.element.change.on < right.element.change.on
            }
            return Rank.isBefore(left.element.rank, right.element.rank) ?? (left.offset < right.offset)
        }.map(\.element.change).suffix(OrderQueries.longestHistory)
    }

    /// A count or a moment that changes are ordered by.
    private enum Rank {
        case number(Double)
        case text(String)

        init?(_ value: StoredValue?) {
            switch value {
            case .integer(let number)?: self = .number(Double(number))
            case .real(let number)?: self = .number(number)
            case .text(let text)?: self = Double(text).map { .number($0) } ?? .text(text)
            case .bytes?, .null?, nil: return nil
            }
        }

        /// Nothing when the two are equal or cannot be compared.
        static func isBefore(_ left: Rank?, _ right: Rank?) -> Bool? {
            switch (left, right) {
            case (.number(let left)?, .number(let right)?): left == right ? nil : left < right
            case (.text(let left)?, .text(let right)?): left == right ? nil : left < right
            default: nil
            }
        }
    }
}
