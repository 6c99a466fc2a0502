import Foundation
import Testing

@testable import LibriOrders

@Suite struct JSONPathTests {
    private static let json = #"""
        {"a": {"b": [{"c": "x"}, {"c": "y"}], "0": "zero"}, "d.e": {"f\\": 1}, "t": true, "n": 1, "z": 0, "r": 48.50,
         "w": 5.0, "big": 401372487531401372487531, "max": 9223372036854775807, "over": 9223372036854775808,
         "null": null, "o": {}, "l": [], "é": "accent", "": 3, "min": -9223372036854775808, "tiny": 1e-400}
        """#

    @Test(arguments: [
        ("a.b.0.c", StoredValue.text("x")), ("a.b.1.c", .text("y")), ("a.0", .text("zero")),
        (#"d\.e.f\\"#, .integer(1)),
        ("t", .text("true")), ("n", .integer(1)), ("z", .integer(0)), ("r", .real(48.5)), ("w", .integer(5)),
        ("big", .text("401372487531401372487531")), ("max", .integer(.max)), ("min", .integer(.min)),
        ("null", .null), ("o", .null), ("l", .null), ("a", .null), ("é", .text("accent")), ("tiny", .integer(0)),
    ])
    func paths(_ path: String, _ expected: StoredValue) throws {
        let root = try #require(JSONNode(Data(Self.json.utf8)))
        #expect(root[try #require(JSONPath(path))]?.scalar == expected)
    }

    @Test(arguments: [
        "x", "a.x", "a.b.2.c", "a.b.c", "a.b.-1", "a.b.99999999999999999999", "t.x", "n.0", "null.x", "d.e",
    ])
    func whatIsNotThereIsMissing(_ path: String) throws {
        let root = try #require(JSONNode(Data(Self.json.utf8)))
        #expect(root[try #require(JSONPath(path))] == nil)
    }

    @Test(arguments: ["", "."])
    func theRoot(_ path: String) throws {
        #expect(try #require(JSONPath(path)).isRoot)
        let root = try #require(JSONNode(Data("[1]".utf8)))
        #expect(root[try #require(JSONPath(path))]?.elements?.count == 1)
    }
}
