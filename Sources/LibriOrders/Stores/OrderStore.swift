/// Where orders are read from.
///
/// An implementation only reads, knows nothing of verification, reads no column that its schema does not map, returns
/// within the deadline of its neighbour, and may be called from many tasks at once.
public protocol OrderStore: Sendable {
    /// The orders with a number or first block.
    ///
    /// - Parameters:
    ///   - reference: What the customer gave. A first block matches every order that begins with it.
    ///   - limit: The most orders to return.
    /// - Returns: The orders, in order of number; none when there is no such order, which is not an error.
    /// - Throws: ``OrderStoreError`` when the store cannot answer.
    func orders(matching reference: OrderReference, limit: Int) async throws(OrderStoreError) -> [Order]
}

/// An order store cannot answer.
public struct OrderStoreError: Error, CustomStringConvertible {
    /// Why.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The code's name, for logs.
        public let description: String
        /// The database or service is not there.
        public static let missing = Code(description: "missing")
        /// The store is there and does not answer.
        public static let unavailable = Code(description: "unavailable")
        /// The store is there and does not take this one question.
        public static let refused = Code(description: "refused")
        /// Whoever asked has gone before the answer was there.
        public static let cancelled = Code(description: "cancelled")
        /// The database is held by a writer.
        public static let busy = Code(description: "busy")
        /// The database is damaged.
        public static let damaged = Code(description: "damaged")
        /// The account could change orders, which is not allowed.
        public static let writable = Code(description: "writable")
        /// The store lacks a table, column or field of the schema.
        public static let schema = Code(description: "schema")
    }

    /// Why.
    public let code: Code
    /// What is wrong and what to do, for the operator. It holds no order data.
    public let message: String
    /// The error beneath, if any.
    public let underlying: (any Error)?

    /// Creates an error.
    public init(_ code: Code, _ message: String, underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }

    /// The message.
    public var description: String { message }
}
