/// Checks values against the part of JSON Schema (2020-12) that the contract uses.
///
/// A keyword that it does not know is a fault too: a schema must not promise what nothing checks.
package struct JSONSchema: Sendable {
    private let document: JSONValue

    /// - Parameter document: What references such as `#/components/schemas/Problem` point into.
    package init(document: JSONValue) { self.document = document }

    /// What is wrong with a value, each with its place; nothing when it is as it should be.
    package func faults(of value: JSONValue, against schema: JSONValue, at place: String = "") -> [String] {
        var faults: [String] = []
        func expect(_ isSo: Bool, _ fault: @autoclosure () -> String) {
            if !isSo { faults.append("\(place.isEmpty ? "/" : place): \(fault())") }
        }
        for (keyword, rule) in schema.members.sorted(by: { $0.key < $1.key }) {
            switch keyword {
            case "$ref":
                let target = resolve(rule.string ?? "")
                expect(target != nil, "\(rule) is not in the document")
                if let target { faults += self.faults(of: value, against: target, at: place) }
            case "type":
                let types = rule.items.isEmpty ? [rule] : rule.items
                expect(types.contains { value.isOf($0.string ?? "") }, "is not of type \(types.compactMap(\.string))")
            case "const": expect(value == rule, "is not \(rule)")
            case "enum": expect(rule.items.contains(value), "is none of \(rule.items)")
            case "required":
                guard case .object(let members) = value else { break }
                for name in rule.items.compactMap(\.string) { expect(members[name] != nil, "lacks \(name)") }
            case "properties":
                for (name, rule) in rule.members {
                    guard let member = value[name] else { continue }
                    faults += self.faults(of: member, against: rule, at: "\(place)/\(name)")
                }
            case "additionalProperties":
                expect(rule == false, "additionalProperties is checked as false alone")
                for name in value.members.keys.sorted() {
                    expect(schema["properties"]?[name] != nil, "has \(name), which the schema lacks")
                }
            case "items":
                for (index, item) in value.items.enumerated() {
                    faults += self.faults(of: item, against: rule, at: "\(place)/\(index)")
                }
            case "oneOf", "anyOf":
                let outcomes = rule.items.map { self.faults(of: value, against: $0, at: place) }
                let count = outcomes.count(where: \.isEmpty)
                expect(
                    keyword == "oneOf" ? count == 1 : count > 0,
                    "fits \(count) of \(outcomes.count) alternatives: \(outcomes.min { $0.count < $1.count } ?? [])")
            case "pattern":
                guard let text = value.string else { break }
                let pattern = try? Regex(rule.string ?? "(")
                expect(pattern != nil, "\(rule) is not a pattern")
                if let pattern { expect(text.firstMatch(of: pattern) != nil, "does not match \(rule)") }
            case "maxLength":
                let length = value.string?.unicodeScalars.count ?? 0
                expect(length <= rule.integer ?? 0, "has \(length) characters")
            case "minItems":
                if case .array(let items) = value { expect(items.count >= rule.integer ?? .max, "has too few items") }
            case "maxItems": expect(value.items.count <= rule.integer ?? 0, "has too many items")
            case "minimum": if let number = value.double { expect(number >= rule.double ?? .infinity, "is too small") }
            case "maximum": if let number = value.double { expect(number <= rule.double ?? 0, "is too great") }
            // These say something to people and to generators alone.
            case "description", "title", "format", "discriminator", "examples": break
            default: expect(false, "the keyword \(keyword) is not checked")
            }
        }
        return faults
    }

    /// What a reference points to.
    package func resolve(_ reference: String) -> JSONValue? {
        guard reference.hasPrefix("#/") else { return nil }
        return reference.split(separator: "/").dropFirst().reduce(Optional(document)) { $0?[String($1)] }
    }
}

extension JSONValue {
    fileprivate func isOf(_ type: String) -> Bool {
        switch (self, type) {
        case (.object, "object"), (.array, "array"), (.string, "string"), (.integer, "integer"), (.bool, "boolean"),
            (.null, "null"), (.integer, "number"), (.number, "number"):
            true
        default: false
        }
    }

    fileprivate var double: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}
