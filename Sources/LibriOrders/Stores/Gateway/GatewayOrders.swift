/// A question to an orders gateway: a server of LibriAssist that gives the orders of any store to another one.
///
/// It is posted, so that no address, and no log of addresses, holds an order number.
public struct GatewayRequest: Codable, Sendable, Equatable {
    /// Where a gateway is asked, behind its own address.
    public static let path = "/orders/search"
    /// The most orders that may be asked for: one more than the door compares.
    public static let mostOrders = 51

    /// A whole number or a first block: `CL-401372-487531`, `CL-401372`.
    public var reference: String
    /// The most orders that are wanted, 1 to ``mostOrders``.
    public var limit: Int

    private enum CodingKeys: String, CodingKey {
        case reference, limit
    }

    /// Creates a question.
    ///
    /// - Parameters:
    ///   - reference: A whole number or a first block.
    ///   - limit: The most orders that are wanted; it is brought between 1 and ``mostOrders``.
    public init(_ reference: OrderReference, limit: Int) {
        self.reference = reference.description
        self.limit = min(max(limit, 1), Self.mostOrders)
    }

    /// Decodes a question; one that is too long, or asks for too much, is refused.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        reference = try container.decode(String.self, forKey: .reference)
        guard reference.utf8.count <= Self.longestReference else {
            throw DecodingError.dataCorruptedError(
                forKey: .reference, in: container, debugDescription: "The reference is too long for an order number.")
        }
        limit = try container.decode(Int.self, forKey: .limit)
        guard (1...Self.mostOrders).contains(limit) else {
            throw DecodingError.dataCorruptedError(
                forKey: .limit, in: container, debugDescription: "The limit must be 1 to \(Self.mostOrders).")
        }
    }

    /// What is asked for, read strictly: a program wrote it.
    ///
    /// - Parameter format: The shop's format.
    /// - Throws: ``OrderNumberError`` when it is neither a whole number nor a first block in the shop's own notation.
    public func orderReference(format: OrderNumberFormat = .coolLibri) throws(OrderNumberError) -> OrderReference {
        let start = format.prefix.isEmpty ? "" : format.prefix + "-"
        let digits = reference.dropFirst(start.count)
        if reference.hasPrefix(start), format.blocks.count > 1, digits.utf8.count == format.blocks.first,
            digits.allSatisfy({ $0.isASCII && $0.isNumber })
        {
            return .firstBlock(reference)
        }
        return .full(try OrderNumber(strictly: reference, format: format))
    }

    /// Longer than every number.
    private static let longestReference = 100
}

/// The answer of an orders gateway: orders with their customers' names in clear, for a server that has shown its token.
public struct GatewayAnswer: Codable, Sendable {
    private let orders: [GatewayOrder]

    private enum CodingKeys: String, CodingKey {
        case orders
    }

    /// Creates an answer of at most ``GatewayRequest/mostOrders`` orders.
    ///
    /// What the other side would refuse is not sent: a text is cut, and a value that is none is named in
    /// ``Order/unreadable``.
    public init(_ orders: [Order]) {
        self.orders = orders.prefix(GatewayRequest.mostOrders).map(GatewayOrder.init)
    }

    /// Decodes an answer. It comes from outside: every length and every list is bounded.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        // Any JSON would else be an answer without orders, and customers' true names counted as guesses.
        guard container.contains(.orders) else {
            throw DecodingError.keyNotFound(
                CodingKeys.orders, .init(codingPath: [], debugDescription: "There is no list of orders."))
        }
        orders = try container.list(GatewayOrder.self, forKey: .orders, upTo: GatewayRequest.mostOrders)
    }

    /// The orders.
    ///
    /// - Parameter format: The shop's format.
    /// - Throws: ``OrderNumberError`` when one has a number that is not in the shop's own notation.
    public func orders(format: OrderNumberFormat = .coolLibri) throws(OrderNumberError) -> [Order] {
        var read: [Order] = []
        for order in orders { read.append(try order.order(format: format)) }
        return read
    }
}

extension GatewayAnswer: CustomStringConvertible, CustomReflectable {
    /// How many orders there are, and no name.
    public var description: String { "GatewayAnswer(\(orders.count) orders)" }
    /// Nothing within: a dump never prints a name.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension OrderNumber {
    /// Reads the shop's own notation and no other.
    init(strictly text: String, format: OrderNumberFormat) throws(OrderNumberError) {
        let number = try OrderNumber(text, format: format)
        // Another notation throws the sentence that an empty text does.
        self = number.description == text ? number : try OrderNumber("", format: format)
    }
}
