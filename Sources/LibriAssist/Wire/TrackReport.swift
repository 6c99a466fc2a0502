/// What the order door answered, as `orders track --json` prints it.
package enum TrackReport: Encodable, Sendable {
    case found(OrderResponse)
    case notFound

    private enum Key: String, CodingKey {
        case found, order
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .found(let order):
            try container.encode(true, forKey: .found)
            try container.encode(order, forKey: .order)
        case .notFound: try container.encode(false, forKey: .found)
        }
    }
}
