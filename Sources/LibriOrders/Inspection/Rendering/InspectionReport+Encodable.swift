extension InspectionReport: Encodable {
    private enum Key: String, CodingKey {
        case server, table, hasOrderNumbers, fields, joins, history, statuses, otherTables, remarks, numberIndex,
            sampleRow, schema
    }

    private struct Server: Encodable {
        var product: String
        var version: String
        var host: String?
        var port: Int?
        var database: String
        var account: String?
        var rightsToWrite: [String]?
        var tables: Int
    }

    private struct Join: Encodable {
        var name: String
        var table: String
        var on: [String: String]
        var first: String?
        var reason: String?
    }

    private struct Status: Encodable {
        var word: String
        var status: OrderStatus
        var note: String?
    }

    private struct Index: Encodable {
        var state: String
        var statement: String?
        var note: String?
        var table: String?
    }

    private struct Text: Encodable {
        var fr: String
        var en: String
    }

    /// Encodes the report for programs, the schema as the text of its file.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        let server = catalog.server
        try container.encode(
            Server(
                product: server.product, version: server.shownVersion, host: server.host, port: server.port,
                database: server.database,
                account: server.account, rightsToWrite: server.rightsToWrite, tables: catalog.tables.count),
            forKey: .server)
        try container.encode(proposal.schema.table, forKey: .table)
        try container.encode(proposal.hasOrderNumbers, forKey: .hasOrderNumbers)
        try container.encode(proposal.findings, forKey: .fields)
        let joins = proposal.schema.joins.map { join in
            Join(
                name: join.name, table: join.table,
                on: Dictionary(join.conditions.map { ($0.column, $0.equals) }, uniquingKeysWith: { first, _ in first }),
                first: join.first, reason: proposal.joinReasons[join.name])
        }
        try container.encode(joins, forKey: .joins)
        try container.encode(proposal.schema.history?.table, forKey: .history)
        let statuses = proposal.schema.statusesAsWritten.sorted { $0.key < $1.key }.map {
            Status(word: $0.key, status: $0.value, note: proposal.statusReasons[$0.key])
        }
        try container.encode(statuses, forKey: .statuses)
        try container.encode(proposal.otherTables, forKey: .otherTables)
        try container.encode(proposal.remarks.map { Text(fr: $0.french, en: $0.english) }, forKey: .remarks)
        try container.encode(index, forKey: .numberIndex)
        try container.encode(proposal.sampleRow, forKey: .sampleRow)
        try container.encode(SchemaYAML(proposal).text, forKey: .schema)
    }

    private var index: Index {
        switch proposal.numberIndex {
        case .indexed: Index(state: "indexed")
        case .missing(let statement, let note): Index(state: "missing", statement: statement, note: note)
        case .view(let table): Index(state: "view", table: table)
        case .unknown: Index(state: "unknown")
        }
    }
}
