import Foundation

/// Orders behind LibriAssist's own orders gateway, which stands where the shop's database is.
public struct GatewayOrderStore: OrderStore {
    /// How a gateway is asked.
    public struct Settings: Sendable {
        /// Its address, before ``GatewayRequest/path``: `https://orders.shop.example`.
        public var url: String
        /// The bearer token by which it knows this server. It is never printed.
        public var token: String
        /// After which a look-up has failed, the whole answer included.
        public var deadline: Duration

        /// Creates settings.
        public init(url: String, token: String, deadline: Duration = .milliseconds(1_800)) {
            self.url = url
            self.token = token
            self.deadline = deadline
        }
    }

    private let exchange: OrderAPIExchange
    private let url: String
    private let numberFormat: OrderNumberFormat

    /// Checks the settings; the gateway is not asked yet.
    ///
    /// - Parameters:
    ///   - settings: How the gateway is asked.
    ///   - numberFormat: How the shop writes order numbers; the gateway must have the same format.
    ///   - transport: Sends the questions.
    /// - Throws: ``OrderStoreError`` that names the key at fault.
    public init(
        _ settings: Settings, numberFormat: OrderNumberFormat = .coolLibri, transport: some HTTPTransport
    ) throws(OrderStoreError) {
        let base = settings.url.hasSuffix("/") ? String(settings.url.dropLast()) : settings.url
        let address = try OrderAPIAddress(base, setting: "orders.rest.url")
        guard !base.contains("?"), !base.contains("{") else {
            throw OrderStoreError(
                .missing, "orders.rest.url is the gateway's address alone, as in https://orders.shop.example.")
        }
        guard settings.deadline > .zero else {
            throw OrderStoreError(.missing, "orders.rest.deadline must be more than zero.")
        }
        url = base + GatewayRequest.path
        self.numberFormat = numberFormat
        let neighbour = OrderAPINeighbour(name: "The orders gateway at \(address.host)", settings: "orders.rest")
        exchange = OrderAPIExchange(
            neighbour: neighbour, transport: transport,
            headers: try OrderAPIHeaders.checked(
                [], token: settings.token, hasBody: true, settings: neighbour.settings),
            deadline: settings.deadline, longestAnswer: Self.longestAnswer)
    }

    /// The orders with a number or first block.
    public func orders(matching reference: OrderReference, limit: Int) async throws(OrderStoreError) -> [Order] {
        guard limit > 0, reference.isPlain else { return [] }
        let body = try? JSONEncoder().encode(GatewayRequest(reference, limit: limit))
        // A gateway says with an empty list that there is no such order: a 404 is another server, or another version.
        let answer = try await exchange.answer(to: .init(method: "POST", url: url, body: body))
        return try read(answer ?? Data()).filter { reference.leads(to: $0.number) }
            .sorted { $0.number.description < $1.number.description }.prefix(limit).map(\.self)
    }

    private func read(_ answer: Data) throws(OrderStoreError) -> [Order] {
        do {
            return try JSONDecoder().decode(GatewayAnswer.self, from: answer).orders(format: numberFormat)
        } catch let error as DecodingError {
            throw exchange.neighbour.unexpected(
                "gives an answer that is none of a gateway of this version\(error.place.map { ", at \($0)" } ?? ""). "
                    + "Is it the same version as this server?")
        } catch {
            throw exchange.neighbour.unexpected(
                "gives an order whose number is not of the form \(numberFormat.example). "
                    + "Give both servers the same orders.numberFormat.")
        }
    }

    /// Fifty orders with every field as long as it may be are more; nobody has such orders.
    private static let longestAnswer = 4_194_304
}

extension DecodingError {
    /// Where in an answer something is wrong: `orders.3.price`. These are this program's own keys.
    fileprivate var place: String? {
        let context =
            switch self {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                .dataCorrupted(let context):
                context
            @unknown default: DecodingError.Context(codingPath: [], debugDescription: "")
            }
        let keys = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
        return keys.isEmpty ? nil : keys.joined(separator: ".")
    }
}

extension GatewayOrderStore: CustomStringConvertible, CustomReflectable {
    /// The gateway alone.
    public var description: String { "GatewayOrderStore(\(exchange.neighbour.name))" }
    /// Nothing within: a dump never prints a token.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension GatewayOrderStore.Settings: CustomStringConvertible, CustomReflectable {
    /// Says that there are settings, not which.
    public var description: String { "GatewayOrderStore.Settings(…)" }
    /// Nothing within: a dump never prints a token.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
