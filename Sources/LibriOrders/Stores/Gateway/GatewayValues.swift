/// A customer's name between a gateway and who asks it. Its alternatives have none of their own.
struct GatewayName: Codable, Sendable {
    let name: CustomerName

    private enum CodingKeys: String, CodingKey {
        case first, last, isOrganisation, isOrderUncertain, alternatives
    }

    init(_ name: CustomerName) {
        self.name = Self.bounded(name, alternatives: name.alternatives.prefix(Self.mostAlternatives))
    }

    private static func bounded(_ name: CustomerName, alternatives: ArraySlice<CustomerName>) -> CustomerName {
        CustomerName(
            first: name.first?.boundedForGateway, last: name.last.boundedForGateway,
            isOrganisation: name.isOrganisation, isOrderUncertain: name.isOrderUncertain,
            alternatives: alternatives.map { bounded($0, alternatives: []) })
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let others = try container.list(Alternative.self, forKey: .alternatives, upTo: Self.mostAlternatives)
        name = try Self.name(in: container, alternatives: others.map(\.name))
    }

    private static func name(
        in container: KeyedDecodingContainer<CodingKeys>, alternatives: [CustomerName]
    ) throws -> CustomerName {
        CustomerName(
            first: try container.textIfPresent(forKey: .first), last: try container.text(forKey: .last),
            isOrganisation: try container.decodeIfPresent(Bool.self, forKey: .isOrganisation) ?? false,
            isOrderUncertain: try container.decodeIfPresent(Bool.self, forKey: .isOrderUncertain) ?? false,
            alternatives: alternatives)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(name.first, forKey: .first)
        try container.encode(name.last, forKey: .last)
        if name.isOrganisation { try container.encode(true, forKey: .isOrganisation) }
        if name.isOrderUncertain { try container.encode(true, forKey: .isOrderUncertain) }
        if !name.alternatives.isEmpty {
            try container.encode(name.alternatives.map(GatewayName.init), forKey: .alternatives)
        }
    }

    /// A name in which further alternatives would let an answer nest without end.
    private struct Alternative: Decodable {
        let name: CustomerName

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            try container.require(!container.contains(.alternatives), forKey: .alternatives)
            name = try GatewayName.name(in: container, alternatives: [])
        }
    }

    /// The door compares fewer.
    private static let mostAlternatives = 10
}

/// A price: `{"amount": "48.50", "currency": "EUR"}`.
struct GatewayPrice: Codable, Sendable {
    let money: Money

    /// Nothing when the amount has not two places, or the currency not three letters.
    init?(_ money: Money) {
        let digits = money.amount.hasPrefix("-") ? money.amount.dropFirst() : money.amount[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...12).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
            parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            money.currency.utf8.count == 3, money.currency.utf8.allSatisfy({ (0x41...0x5A).contains($0) })
        else { return nil }
        self.money = money
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let price = GatewayPrice(try container.decode(Money.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "This is no price.")
        }
        self = price
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(money)
    }
}

/// A parcel.
struct GatewayParcel: Codable, Sendable {
    let parcel: Parcel

    private enum CodingKeys: String, CodingKey {
        case carrier, trackingNumber, url
    }

    /// A link that is none is left out.
    init(_ parcel: Parcel) {
        self.parcel = Parcel(
            carrier: parcel.carrier.boundedForGateway, trackingNumber: parcel.trackingNumber?.boundedForGateway,
            url: parcel.url.flatMap { Self.isLink($0) ? $0 : nil })
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let url = try container.textIfPresent(forKey: .url)
        try container.require(url.map(Self.isLink) ?? true, forKey: .url)
        parcel = Parcel(
            carrier: try container.text(forKey: .carrier),
            trackingNumber: try container.textIfPresent(forKey: .trackingNumber), url: url)
    }

    func encode(to encoder: any Encoder) throws { try parcel.encode(to: encoder) }

    private static func isLink(_ text: String) -> Bool {
        text.hasPrefix("https://") && text.utf8.count <= 500 && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

/// A status change.
struct GatewayChange: Codable, Sendable {
    let change: StatusChange

    private enum CodingKeys: String, CodingKey {
        case on, status
    }

    init(_ change: StatusChange) { self.change = change }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        change = StatusChange(
            on: try container.decode(LocalDate.self, forKey: .on),
            status: OrderStatus(rawValue: try container.text(forKey: .status)) ?? .unknown)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(change.on, forKey: .on)
        try container.encode(change.status, forKey: .status)
    }
}
