/// A text with places for a number and a limit: `/orders?number={number}`.
struct OrderAPITemplate: Sendable {
    private enum Piece {
        case literal(String)
        case number
        case limit
    }

    private let pieces: [Piece]

    /// Reads a template.
    ///
    /// - Parameters:
    ///   - text: The template. Letters in braces are a placeholder; all other braces stand for themselves.
    ///   - setting: Its key, for the error.
    /// - Throws: ``OrderStoreError`` on a placeholder that is not known.
    init(_ text: String, setting: String) throws(OrderStoreError) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            let name = rest[rest.index(after: open)...].prefix { $0.isASCII && $0.isLetter }
            guard !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == "}" else {
                pieces.append(.literal(String(rest[...open])))
                rest = rest[rest.index(after: open)...]
                continue
            }
            pieces.append(.literal(String(rest[..<open])))
            switch name {
            case "number": pieces.append(.number)
            case "limit": pieces.append(.limit)
            default:
                throw OrderStoreError(
                    .missing,
                    "\(setting) holds the placeholder {\(name)}, which is not known: known are {number} and {limit}. "
                        + "Where it is none, write { \(name) } with spaces.")
            }
            rest = rest[rest.index(after: name.endIndex)...]
        }
        self.pieces = pieces + [.literal(String(rest))]
    }

    /// Whether the number has a place.
    var holdsNumber: Bool { pieces.contains { if case .number = $0 { true } else { false } } }

    /// What stands between the placeholders.
    var literals: [String] { pieces.compactMap { if case .literal(let text) = $0 { text } else { nil } } }

    /// The template as an address; what is put in cannot become syntax.
    func address(number: String, limit: Int) -> String {
        filled(number: number.percentEncoded, limit: limit)
    }

    /// The template as JSON; what is put between quotes stays there.
    func json(number: String, limit: Int) -> String { filled(number: number.escapedForJSON, limit: limit) }

    private func filled(number: String, limit: Int) -> String {
        pieces.map { piece in
            switch piece {
            case .literal(let text): text
            case .number: number
            case .limit: String(limit)
            }
        }.joined()
    }
}

extension String {
    /// All but the unreserved characters of RFC 3986 (2.3) as percent signs and digits.
    fileprivate var percentEncoded: String {
        utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                String(UnicodeScalar(byte))
            default: (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }

    /// The inside of a JSON string (RFC 8259, 7).
    fileprivate var escapedForJSON: String {
        unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\0"..<" ": (scalar.value < 16 ? "\\u000" : "\\u00") + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }.joined()
    }
}
