import LibriTestSupport
import Testing

@Suite struct JSONSchemaTests {
    private let schema = JSONSchema(document: ["components": ["schemas": ["Name": ["type": "string", "maxLength": 3]]]])

    @Test(
        arguments: [
            (["type": "string"], "a", true), (["type": "string"], 1, false), (["type": "integer"], true, false),
            (["type": ["string", "null"]], nil, true), (["type": "number"], 1, true), (["const": "a"], "b", false),
            (["enum": ["a", nil]], nil, true), (["enum": ["a"]], "b", false), (["required": ["a"]], [:], false),
            (["properties": ["a": ["type": "string"]]], ["a": 1], false),
            (["properties": ["a": [:]], "additionalProperties": false], ["b": 1], false),
            (["items": ["type": "string"]], ["a", 1], false), (["items": ["type": "string"]], ["a"], true),
            (["oneOf": [["type": "string"], ["maxLength": 3]]], "a", false), (["minItems": 1], [], false),
            (["anyOf": [["type": "string"], ["maxLength": 3]]], "a", true), (["anyOf": [["type": "string"]]], 1, false),
            (["pattern": "^a+$"], "aa", true), (["pattern": "^a+$"], "ab", false),
            (["maxLength": 2], "e\u{301}e", false),
            (["minimum": 1], 0, false), (["maximum": 1], 2, false),
            (["$ref": "#/components/schemas/Name"], "abcd", false),
            (["$ref": "#/components/schemas/Name"], "abc", true), (["$ref": "#/nowhere"], "abc", false),
            (["multipleOf": 2], 2, false),
        ] as [(JSONValue, JSONValue, Bool)])
    func judges(rule: JSONValue, value: JSONValue, isGood: Bool) {
        #expect(schema.faults(of: value, against: rule).isEmpty == isGood)
    }

    @Test func saysWhere() {
        let rule: JSONValue = ["properties": ["a": ["items": ["required": ["b"]]]]]
        #expect(schema.faults(of: ["a": [["b": 1], [:]]], against: rule) == ["/a/1: lacks b"])
    }
}
