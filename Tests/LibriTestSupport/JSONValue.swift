package import Foundation

/// A JSON value, for tests that look into any document.
package enum JSONValue: Sendable, Hashable {
    case object([String: JSONValue])
    case array([JSONValue])
    case string(String)
    case integer(Int)
    case number(Double)
    case bool(Bool)
    case null

    /// Reads a JSON text.
    package init(_ data: Data) throws { self = try JSONDecoder().decode(Self.self, from: data) }

    /// The member of an object.
    package subscript(name: String) -> JSONValue? { members[name] }

    /// The members of an object; none of anything else.
    package var members: [String: JSONValue] { if case .object(let members) = self { members } else { [:] } }

    /// The items of an array; none of anything else.
    package var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }

    /// A text, if it is one.
    package var string: String? { if case .string(let text) = self { text } else { nil } }

    /// A whole number, if it is one.
    package var integer: Int? { if case .integer(let number) = self { number } else { nil } }

    /// The value as JSON.
    package var data: Data { get throws { try JSONEncoder().encode(self) } }
}

extension JSONValue: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let isSo = try? container.decode(Bool.self) {
            self = .bool(isSo)
        } else if let number = try? container.decode(Int.self) {
            self = .integer(number)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let items = try? container.decode([JSONValue].self) {
            self = .array(items)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .object(let members): try container.encode(members)
        case .array(let items): try container.encode(items)
        case .string(let text): try container.encode(text)
        case .integer(let number): try container.encode(number)
        case .number(let number): try container.encode(number)
        case .bool(let isSo): try container.encode(isSo)
        case .null: try container.encodeNil()
        }
    }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    package init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(Dictionary(members) { first, _ in first })
    }
    package init(arrayLiteral items: JSONValue...) { self = .array(items) }
    package init(stringLiteral text: String) { self = .string(text) }
    package init(integerLiteral number: Int) { self = .integer(number) }
    package init(booleanLiteral isSo: Bool) { self = .bool(isSo) }
    package init(nilLiteral: ()) { self = .null }
}
