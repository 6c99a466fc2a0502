/// A value of the contract. The members of an object keep the order in which they were written.
enum ContractNode: Sendable, Equatable {
    struct Member: Sendable, Equatable {
        let name: String
        let value: ContractNode
    }

    case object([Member])
    case list([ContractNode])
    case text(String)
    case integer(Int)
    case number(Double)
    case flag(Bool)
    case nothing

    /// The member of an object.
    subscript(name: String) -> ContractNode? { members.first { $0.name == name }?.value }

    /// The members of an object; none of anything else.
    var members: [Member] { if case .object(let members) = self { members } else { [] } }

    /// The items of a list; none of anything else.
    var items: [ContractNode] { if case .list(let items) = self { items } else { [] } }

    /// A text, if it is one.
    var text: String? { if case .text(let text) = self { text } else { nil } }

    /// A whole number, if it is one.
    var integer: Int? { if case .integer(let number) = self { number } else { nil } }

    /// What an object refers to in place of a definition of its own: `{$ref: '#/components/schemas/Problem'}`.
    var reference: String? { self["$ref"]?.text }

    /// What a reference stands for in this document; anything else stands for itself.
    func resolving(_ node: ContractNode) -> ContractNode {
        guard let reference = node.reference else { return node }
        let found = reference.split(separator: "/").dropFirst().reduce(Optional(self)) { $0?[String($1)] }
        return found ?? .nothing
    }
}

extension ContractNode: Encodable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let members):
            var container = encoder.container(keyedBy: Name.self)
            for member in members { try container.encode(member.value, forKey: Name(stringValue: member.name)) }
        case .list(let items): try items.encode(to: encoder)
        case .text(let text): try text.encode(to: encoder)
        case .integer(let number): try number.encode(to: encoder)
        case .number(let number): try number.encode(to: encoder)
        case .flag(let isSo): try isSo.encode(to: encoder)
        case .nothing:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        }
    }
}
