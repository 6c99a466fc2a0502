/// What both sides of a gateway hold texts and lists to.
extension String {
    /// As many scalars as a text may have. One letter with a thousand accents is a thousand scalars.
    private static let longestForGateway = 500

    /// The text on one line, cut.
    var boundedForGateway: String {
        String(String.UnicodeScalarView(unicodeScalars.prefix(Self.longestForGateway))).onOneLine
    }

    /// The text on one line; nothing when it is longer than the other side may send.
    var checkedFromGateway: String? {
        unicodeScalars.prefix(Self.longestForGateway + 1).count <= Self.longestForGateway ? onOneLine : nil
    }

    /// A line break would forge a line of the card.
    private var onOneLine: String {
        let clean = withoutInvisibleCharacters()
        guard clean.contains(where: \.isNewline) else { return clean }
        return clean.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

extension PerLanguage<String> {
    var boundedForGateway: PerLanguage<String> { map(\.boundedForGateway) }
}

extension KeyedDecodingContainer {
    /// - Throws: `DecodingError` that names the key, and never what stands there.
    func require(_ isSound: Bool, forKey key: Key) throws {
        guard !isSound else { return }
        throw DecodingError.dataCorruptedError(
            forKey: key, in: self, debugDescription: "The value is not what it must be, or too long.")
    }

    func text(forKey key: Key) throws -> String {
        let text = try decode(String.self, forKey: key).checkedFromGateway
        try require(text != nil, forKey: key)
        return text ?? ""
    }

    func textIfPresent(forKey key: Key) throws -> String? {
        guard let written = try decodeIfPresent(String.self, forKey: key) else { return nil }
        let text = written.checkedFromGateway
        try require(text != nil, forKey: key)
        return text
    }

    /// A list that may be left out where it is empty.
    func list<Element: Decodable>(_: Element.Type, forKey key: Key, upTo most: Int) throws -> [Element] {
        guard contains(key) else { return [] }
        var container = try nestedUnkeyedContainer(forKey: key)
        var elements: [Element] = []
        while !container.isAtEnd {
            try require(elements.count < most, forKey: key)
            elements.append(try container.decode(Element.self))
        }
        return elements
    }
}
