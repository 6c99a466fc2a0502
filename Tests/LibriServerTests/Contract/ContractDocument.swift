import Foundation
import LibriTestSupport

@testable import libriassist_server

/// The contract as tests read it.
struct ContractDocument: Sendable {
    let root: JSONValue
    let schema: JSONSchema

    /// An operation, with the names that it is spoken of in tests: `POST /api/chat`.
    struct Operation: Sendable {
        let method: String
        let path: String
        let node: JSONValue
        var name: String { "\(method) \(path)" }

        /// The paths that a template stands for, where its parameter has a list of values.
        var paths: [String] {
            let parameters = (node["parameters"]?.items ?? []).filter { $0["in"] == "path" }
            return parameters.reduce([path]) { paths, parameter in
                let values = (parameter["schema"]?["enum"]?.items ?? []).compactMap(\.string)
                let place = "{\(parameter["name"]?.string ?? "")}"
                return paths.flatMap { path in values.map { path.replacing(place, with: $0) } }
            }
        }
    }

    init(_ root: JSONValue) {
        self.root = root
        schema = JSONSchema(document: root)
    }

    /// A document of the project.
    init(file: String = "docs/openapi.yaml") throws {
        let yaml = try ContractNode(yaml: try ProjectFolder.text(file))
        self.init(try JSONValue(try JSONEncoder().encode(yaml)))
    }

    var operations: [Operation] {
        (root["paths"]?.members ?? [:]).flatMap { path, methods in
            methods.members.map { Operation(method: $0.key.uppercased(), path: path, node: $0.value) }
        }.sorted { $0.name < $1.name }
    }

    func operation(_ name: String) -> Operation? { operations.first { $0.name == name } }

    func schema(named name: String) -> JSONValue { ["$ref": .string("#/components/schemas/\(name)")] }

    /// What a reference stands for; anything else stands for itself.
    func resolving(_ node: JSONValue) -> JSONValue { node["$ref"]?.string.flatMap { schema.resolve($0) } ?? node }

    func response(of operation: Operation, status: Int) -> JSONValue? {
        operation.node["responses"]?["\(status)"].map(resolving)
    }

    /// The examples of a request or of an answer, by media type.
    func examples(of holder: JSONValue, type: String) -> [String: JSONValue] {
        (holder["content"]?[type]?["examples"]?.members ?? [:]).compactMapValues { $0["value"] }
    }

    /// What an answer has that its operation does not promise, or lacks of what it does.
    func faults(of answer: DemoServer.Answer, to operation: Operation) throws -> [String] {
        guard let response = response(of: operation, status: answer.status) else {
            return ["the status \(answer.status) is not documented"]
        }
        var faults: [String] = []
        for (name, reference) in response["headers"]?.members ?? [:] {
            let header = resolving(reference)
            if let value = answer.headers[name.lowercased()] {
                faults += schema.faults(of: .string(value), against: header["schema"] ?? nil, at: name)
            } else if header["required"] == true {
                faults.append("the header \(name) is missing")
            }
        }
        guard let content = response["content"]?.members else {
            return answer.body.isEmpty ? faults : faults + ["there is a body"]
        }
        let type = answer.headers["content-type"]?.split(separator: ";").first.map(String.init) ?? ""
        guard let media = content[type] else { return faults + ["the type \(type) is not documented"] }
        return try faults + self.faults(of: answer.body, of: type, against: media["schema"] ?? [:])
    }

    private func faults(of body: Data, of type: String, against rule: JSONValue) throws -> [String] {
        let text = String(decoding: body, as: UTF8.self)
        if type.hasSuffix("json") { return schema.faults(of: try JSONValue(body), against: rule) }
        return schema.faults(of: .string(text), against: rule)
            + (type == "text/event-stream" ? try faults(ofEvents: text) : [])
    }

    /// What is wrong with a stream of events.
    func faults(ofEvents text: String) throws -> [String] {
        let schemas = [
            "understood": "UnderstoodEvent", "part": "PartEvent", "delta": "DeltaEvent", "done": "ChatReply",
            "error": "ErrorEvent",
        ]
        var names: [String] = []
        var faults: [String] = []
        for block in text.split(separator: "\n\n") where !block.hasPrefix(":") {
            let lines = block.split(separator: "\n")
            guard lines.count == 2, lines[0].hasPrefix("event: "), lines[1].hasPrefix("data: ") else {
                faults.append("an event is not of two lines: \(block)")
                continue
            }
            let name = String(lines[0].dropFirst("event: ".count))
            names.append(name)
            guard let schema = schemas[name] else {
                faults.append("the event \(name) is not documented")
                continue
            }
            let data = try JSONValue(Data(lines[1].dropFirst("data: ".count).utf8))
            faults += self.schema.faults(of: data, against: self.schema(named: schema), at: name)
        }
        if names.first != "understood" { faults.append("the first event is \(names.first ?? "none")") }
        if !["done", "error"].contains(names.last) { faults.append("the last event is \(names.last ?? "none")") }
        return faults
    }
}
