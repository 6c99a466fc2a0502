import Foundation

/// The questions to an order API, by templates that have been checked.
struct RESTOrderQuestions: Sendable {
    private let whole: OrderAPIAddress
    private let firstBlock: OrderAPIAddress
    private let body: OrderAPITemplate?
    private let method: RESTOrderStore.Settings.Method

    /// - Throws: ``OrderStoreError`` that names the key at fault.
    init(_ settings: RESTOrderStore.Settings) throws(OrderStoreError) {
        method = settings.method
        whole = try OrderAPIAddress(settings.url, setting: "orders.rest.url")
        var body: OrderAPITemplate?
        if let text = settings.body { body = try Self.body(text, method: settings.method) }
        self.body = body
        try Self.checkNumber(in: whole, body, setting: "orders.rest.url")
        guard let text = settings.firstBlockURL else {
            firstBlock = whole
            return
        }
        firstBlock = try OrderAPIAddress(text, setting: "orders.rest.firstBlockUrl")
        try Self.checkNumber(in: firstBlock, body, setting: "orders.rest.firstBlockUrl")
        // Errors name one host, and a token is for one.
        guard firstBlock.host.lowercased() == whole.host.lowercased() else {
            throw OrderStoreError(.missing, "orders.rest.firstBlockUrl must have the host of orders.rest.url.")
        }
    }

    /// The neighbour's host.
    var host: String { whole.host }

    /// - Parameters:
    ///   - number: A whole number or a first block, as the API writes it.
    ///   - isFull: It is a whole number.
    ///   - limit: The most orders that are wanted.
    func question(number: String, isFull: Bool, limit: Int) -> OrderAPIExchange.Question {
        OrderAPIExchange.Question(
            method: method.rawValue,
            url: (isFull ? whole : firstBlock).filled(number: number, limit: limit),
            body: body.map { Data($0.json(number: number, limit: limit).utf8) })
    }

    private static func body(
        _ text: String, method: RESTOrderStore.Settings.Method
    ) throws(OrderStoreError) -> OrderAPITemplate {
        guard method == .post else {
            throw OrderStoreError(
                .missing, "orders.rest.body is sent with the method POST only. Set orders.rest.method.")
        }
        let template = try OrderAPITemplate(text, setting: "orders.rest.body")
        // A word that is no JSON by itself: where the quotes are missing, the whole is none.
        let sample = Data(template.json(number: "number", limit: 1).utf8)
        guard JSONNode(sample) != nil else {
            throw OrderStoreError(
                .missing,
                "orders.rest.body must be JSON, with {number} in quotes, as in "
                    + "{\"reference\": \"{number}\", \"limit\": {limit}}.")
        }
        return template
    }

    private static func checkNumber(
        in address: OrderAPIAddress, _ body: OrderAPITemplate?, setting: String
    ) throws(OrderStoreError) {
        guard address.template.holdsNumber || body?.holdsNumber == true else {
            throw OrderStoreError(
                .missing,
                "\(setting) has no place for the order number, nor has orders.rest.body. Write {number} there."
            )
        }
    }
}
