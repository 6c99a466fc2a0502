import LibriAssist

/// The schemas of the contract, for people.
struct ContractSchemas: Sendable {
    private let schemas: [ContractNode.Member]

    init(_ document: ContractNode) {
        schemas = document["components"]?["schemas"]?.members ?? []
    }

    /// Each schema with its fields.
    var articles: [HTML] {
        schemas.map { schema in
            let rows = fields(of: schema.value, below: "")
            let table: HTML? = rows.isEmpty ? nil : "<table>\(rows)</table>"
            let kind: HTML? = rows.isEmpty ? "<p>\(self.kind(of: schema.value))</p>" : nil
            return """
                <article id="\(schema.name)">
                <h3><code>\(schema.name)</code></h3>
                \(ContractProse.blocks(schema.value["description"]?.text))
                \(kind)\(table)\(choice(of: schema.value))
                </article>

                """
        }
    }

    /// What a value may be, in a few words; schemas of a name are links.
    func kind(of schema: ContractNode) -> HTML {
        if let name = schema.reference?.split(separator: "/").last.map(String.init) {
            return "<a href=\"#\(name)\">\(name)</a>"
        }
        if let value = schema["const"] { return "<code>\(literal(value))</code>" }
        if let values = schema["enum"]?.items {
            return "\(values.map { "<code>\(literal($0))</code>" as HTML }, separator: ", ")"
        }
        if let choices = (schema["oneOf"] ?? schema["anyOf"])?.items, schema["properties"] == nil {
            return "\(choices.map(kind), separator: " or ")"
        }
        if let items = schema["items"] { return "list of \(kind(of: items))" }
        let types = schema["type"].map { $0.items.isEmpty ? [$0] : $0.items } ?? []
        let names = types.compactMap(\.text).map { Self.words[$0] ?? $0 }.joined(separator: " or ")
        return "\(names)\(bounds(of: schema))"
    }

    /// One row for each field, those of objects within below their own.
    private func fields(of schema: ContractNode, below path: String) -> [HTML] {
        let required = schema["required"]?.items ?? []
        return (schema["properties"] ?? .nothing).members.flatMap { field -> [HTML] in
            let isList = field.value["items"]?["properties"] != nil
            let inner = isList ? field.value["items"] ?? .nothing : field.value
            let isRequired = required.contains(.text(field.name))
            let row: HTML = """
                <tr><th><code>\(path)\(field.name)</code>\(isRequired ? nil : " <small>optional</small>" as HTML?)</th>\
                <td>\(kind(of: field.value))</td>\
                <td>\(ContractProse.blocks(field.value["description"]?.text))</td></tr>
                """
            return [row] + fields(of: inner, below: "\(path)\(field.name)\(isList ? "[]" : "").")
        }
    }

    /// Which of the fields go together.
    private func choice(of schema: ContractNode) -> HTML? {
        guard schema["properties"] != nil, let choices = (schema["oneOf"] ?? schema["anyOf"])?.items else { return nil }
        let names = choices.compactMap { $0["title"]?.text }.map { "<code>\($0)</code>" as HTML }
        let count: HTML = schema["oneOf"] == nil ? "At least" : "Exactly"
        return "<p>\(count) one of \(names, separator: ", ").</p>"
    }

    private func bounds(of schema: ContractNode) -> String {
        var bounds: [String] = []
        if let length = schema["maxLength"]?.integer { bounds.append("at most \(length) characters") }
        if let least = schema["minimum"]?.integer {
            bounds.append(schema["maximum"]?.integer.map { "\(least) to \($0)" } ?? "from \(least)")
        }
        if let format = schema["format"]?.text { bounds.append(format) }
        return bounds.isEmpty ? "" : " (" + bounds.joined(separator: ", ") + ")"
    }

    private func literal(_ value: ContractNode) -> String {
        (try? WireJSON.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private static let words = [
        "string": "text", "integer": "whole number", "boolean": "true or false", "array": "list",
    ]
}
