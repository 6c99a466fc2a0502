/// A detail between a gateway and who asks it: `{"name": "binding", "type": "choice", "value": "dcc", …}`.
struct GatewayDetail: Codable, Sendable {
    let detail: OrderDetail

    private enum CodingKeys: String, CodingKey {
        case name, label, type, value, words
    }

    /// The types of a schema file.
    private enum Kind: String, Codable {
        case text, choice, integer, decimal, day, flag
    }

    /// Texts are cut. Nothing when the name is no name, or a decimal number none.
    init?(_ detail: OrderDetail) {
        guard Self.isName(detail.name) else { return nil }
        let value: OrderDetail.Value
        switch detail.value {
        case .text(let text): value = .text(text.boundedForGateway)
        case .choice(let code, let words): value = .choice(code.boundedForGateway, words: words.boundedForGateway)
        case .decimal(let number):
            guard Self.isDecimal(number) else { return nil }
            value = detail.value
        case .integer, .day, .flag: value = detail.value
        }
        self.detail = OrderDetail(name: detail.name, label: detail.label.boundedForGateway, value: value)
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.text(forKey: .name)
        try container.require(Self.isName(name), forKey: .name)
        let value: OrderDetail.Value
        switch try container.decode(Kind.self, forKey: .type) {
        case .text: value = .text(try container.text(forKey: .value))
        case .choice:
            value = .choice(
                try container.text(forKey: .value), words: try container.decode(Words.self, forKey: .words).words)
        case .integer: value = .integer(try container.decode(Int.self, forKey: .value))
        case .decimal:
            let number = try container.text(forKey: .value)
            try container.require(Self.isDecimal(number), forKey: .value)
            value = .decimal(number)
        case .day: value = .day(try container.decode(LocalDate.self, forKey: .value))
        case .flag: value = .flag(try container.decode(Bool.self, forKey: .value))
        }
        detail = OrderDetail(
            name: name, label: try container.decode(Words.self, forKey: .label).words, value: value)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(detail.name, forKey: .name)
        try container.encode(Words(words: detail.label), forKey: .label)
        func encode(_ kind: Kind, _ value: some Encodable) throws {
            try container.encode(kind, forKey: .type)
            try container.encode(value, forKey: .value)
        }
        switch detail.value {
        case .text(let text): try encode(.text, text)
        case .choice(let code, let words):
            try encode(.choice, code)
            try container.encode(Words(words: words), forKey: .words)
        case .integer(let number): try encode(.integer, number)
        case .decimal(let number): try encode(.decimal, number)
        case .day(let day): try encode(.day, day)
        case .flag(let isSet): try encode(.flag, isSet)
        }
    }

    /// The letters a to z, as a schema has them.
    private static func isName(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count) && text.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) }
    }

    /// `-1.25`: at most three places.
    private static func isDecimal(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count) && (1...12).contains(parts[0].utf8.count)
            && parts.dropFirst().allSatisfy { (1...3).contains($0.utf8.count) }
            && parts.joined().utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// A text for each language.
    private struct Words: Codable {
        let words: PerLanguage<String>

        private enum CodingKeys: String, CodingKey {
            case fr, en
        }

        init(words: PerLanguage<String>) { self.words = words }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            words = PerLanguage(
                french: try container.text(forKey: .fr), english: try container.text(forKey: .en))
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(words.french, forKey: .fr)
            try container.encode(words.english, forKey: .en)
        }
    }
}
