/// A join as a schema file has it; its name is the key.
struct JoinEntry: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case table, on, first
    }

    private let table: String
    private let on: [String: String]
    private let first: String?

    init(from decoder: any Decoder) throws {
        try decoder.refuseUnknownKeys(knowing: CodingKeys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: CodingKeys.self)
        table = try container.decode(String.self, forKey: .table)
        on = try container.decode([String: String].self, forKey: .on)
        first = try container.decodeIfPresent(String.self, forKey: .first)
    }

    func join(named name: String) -> OrderSchema.Join {
        let conditions = on.sorted { $0.key < $1.key }.map { OrderSchema.Join.Condition(column: $0, equals: $1) }
        return OrderSchema.Join(name: name, table: table, conditions: conditions, first: first)
    }
}
