extension StoredValue {
    /// The value as an order's reader sees it: without blanks around it; nothing when it is empty.
    var sampledText: String? {
        let text: String
        switch self {
        case .null: return nil
        case .integer(let number): return String(number)
        case .real(let number): return String(number)
        case .text(let written): text = written
        case .bytes(let bytes):
            guard let written = String(validating: bytes.prefix(Self.mostBytes), as: UTF8.self) else { return nil }
            text = written
        }
        // Most values have nothing to bound or to trim.
        if text.utf8.count <= Self.mostBytes, let first = text.utf8.first, first > 0x20, let last = text.utf8.last,
            last > 0x20,
            !text.utf8.contains(where: { $0 < 0x20 || $0 > 0x7E }), !text.contains("  ")
        {
            return text
        }
        let bounded = String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.mostBytes)))
        let words = bounded.split(whereSeparator: \.isWhitespace)
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// No value that tells something is longer.
    private static var mostBytes: Int { 400 }
}
