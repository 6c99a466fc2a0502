/// Orders behind the HTTP API of a shop.
///
/// Each look-up is one question. Its answer may hold other orders as well, which are left out. An API may change at any
/// time: an answer that is not as the schema says is an error and never a guess.
public struct RESTOrderStore: OrderStore {
    private let exchange: OrderAPIExchange
    private let questions: RESTOrderQuestions
    private let reader: JSONOrderReader

    /// Checks the settings and the schema; the API is not asked yet.
    ///
    /// - Parameters:
    ///   - settings: How the API is asked.
    ///   - schema: Where an answer has what. ``OrderSchema/table`` is the path to the orders, `data.items`: to a list
    ///     or to one order; nothing or `.` is the root. Columns are paths within an order: `customer.lastName`,
    ///     `lines.0.title`, with `\.` for a dot within a key. Of the history, `table` is the path to the list of
    ///     changes within an order and `number` is ignored. There are no joins.
    ///   - numberFormat: How the shop writes order numbers.
    ///   - transport: Sends the questions.
    /// - Throws: ``OrderStoreError`` that names the key at fault.
    public init(
        _ settings: Settings, schema: OrderSchema, numberFormat: OrderNumberFormat = .coolLibri,
        transport: some HTTPTransport
    ) throws(OrderStoreError) {
        questions = try RESTOrderQuestions(settings)
        let neighbour = OrderAPINeighbour(name: "The order API at \(questions.host)", settings: "orders.rest")
        reader = try JSONOrderReader(schema: schema, numberFormat: numberFormat, neighbour: neighbour)
        for (key, isPositive) in [
            ("deadline", settings.deadline > .zero), ("longestAnswer", settings.longestAnswer > 0),
        ] where !isPositive {
            throw OrderStoreError(.missing, "orders.rest.\(key) must be more than zero.")
        }
        exchange = OrderAPIExchange(
            neighbour: neighbour, transport: transport,
            headers: try OrderAPIHeaders.checked(
                settings.headers, token: settings.token, hasBody: settings.body != nil, settings: neighbour.settings),
            deadline: settings.deadline, longestAnswer: settings.longestAnswer)
    }

    /// The orders with a number or first block.
    public func orders(matching reference: OrderReference, limit: Int) async throws(OrderStoreError) -> [Order] {
        // No order has any other number, and nothing else is put into an address.
        guard limit > 0, reference.isPlain else { return [] }
        var number = reader.rows.written(reference)
        // Who wants the dash in the address can write it there.
        if !reference.isFull, number.hasSuffix("-") { number.removeLast() }
        let question = questions.question(number: number, isFull: reference.isFull, limit: limit)
        guard let answer = try await exchange.answer(to: question, nothingAt: Self.nothing) else { return [] }
        return try reader.orders(in: answer, matching: reference, limit: limit)
    }

    /// No such order, and an answer without a body.
    private static let nothing: Set<Int> = [404, 204]
}

extension RESTOrderStore: CustomStringConvertible, CustomReflectable {
    /// The host alone.
    public var description: String { "RESTOrderStore(\(questions.host))" }
    /// Nothing within: a dump never prints a token.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
