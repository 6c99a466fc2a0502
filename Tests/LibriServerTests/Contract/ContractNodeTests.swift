import Foundation
import LibriAssist
import Testing

@testable import libriassist_server

@Suite struct ContractNodeTests {
    @Test(arguments: [
        ("{a: 1, b: 1.5, c: true, d: null, e: }", #"{"a":1,"b":1.5,"c":true,"d":null,"e":null}"#),
        // What YAML 1.1 takes for something else.
        (
            "{on: no, yes: off, day: 2025-10-20, version: 3.1.0}",
            #"{"day":"2025-10-20","on":"no","version":"3.1.0","yes":"off"}"#
        ),
        ("{a: '1', b: \"true\", c: 'null'}", #"{"a":"1","b":"true","c":"null"}"#),
        ("a: &x {b: [1]}\nc: *x", #"{"a":{"b":[1]},"c":{"b":[1]}}"#),
        ("a: |\n  b\n  c\n", #"{"a":"b\nc\n"}"#),
        ("{a: nan, b: .inf, c: -1, d: e}", #"{"a":"nan","b":".inf","c":-1,"d":"e"}"#),
        ("", "null"),
    ])
    func readsYAMLAsOpenAPIAsks(yaml: String, json: String) throws {
        #expect(String(decoding: try WireJSON.encode(try ContractNode(yaml: yaml)), as: UTF8.self) == json)
    }

    @Test func keepsTheOrderOfMembers() throws {
        #expect(try ContractNode(yaml: "{b: 1, a: 2, c: 3}").members.map(\.name) == ["b", "a", "c"])
    }

    @Test func followsReferences() throws {
        let document = try ContractNode(yaml: "{x: {y: {z: 1}}, a: {$ref: '#/x/y'}, b: {$ref: '#/x/n'}}")
        #expect(document.resolving(document["a"] ?? .nothing)["z"] == .integer(1))
        #expect(document.resolving(document["b"] ?? .nothing) == .nothing)
        #expect(document.resolving(.integer(1)) == .integer(1))
    }

    @Test func refusesWhatIsNoYAML() {
        #expect(throws: (any Error).self) { try ContractNode(yaml: "{a: ") }
    }
}
