import Foundation
import Testing

@testable import LibriOrders

@Suite struct OrderAPITemplateTests {
    /// Values that would become syntax if they could.
    static let awkward = [
        "a b", "é", "../x", "a&b=c", "a/b?c#d", "100%", "\"", "\\", "\"}, \"x\": {\"", "\n\r\t\0", "{limit}",
        "\u{1F4D6}",
        "\u{2028}", "+", "a.b-c_d~e", "",
    ]

    @Test(arguments: awkward)
    func whatIsPutIntoAnAddressComesBack(_ value: String) throws {
        let address = try OrderAPITemplate("/o/{number}/x?n={number}&max={limit}", setting: "url")
            .address(number: value, limit: 7)
        let parts = address.split(separator: "?", omittingEmptySubsequences: false)
        #expect(parts.count == 2)
        #expect(parts[0].split(separator: "/", omittingEmptySubsequences: false).count == 4)
        #expect(parts[1].hasSuffix("&max=7"))
        let written = try #require(parts[1].split(separator: "&").first).dropFirst(2)
        #expect(String(written).removingPercentEncoding == value)
        #expect(written.utf8.allSatisfy { $0 < 0x7F && $0 > 0x20 })
    }

    @Test(arguments: awkward)
    func whatIsPutIntoJSONComesBack(_ value: String) throws {
        let json = try OrderAPITemplate(
            #"{"a": "<{number}>", "max": {limit}, "b": {"c": "{number}"}}"#, setting: "body"
        )
        .json(number: value, limit: 7)
        let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        #expect(object?["a"] as? String == "<\(value)>")
        #expect(object?["max"] as? Int == 7)
        #expect((object?["b"] as? [String: String])?["c"] == value)
        #expect(object?.count == 3)
    }

    @Test func escapesAreThoseOfTheStandards() throws {
        let template = try OrderAPITemplate("{number}", setting: "x")
        #expect(template.address(number: "é/ +\u{1}", limit: 1) == "%C3%A9%2F%20%2B%01")
        #expect(template.json(number: "\"\\\n\u{1f}é", limit: 1) == #"\"\\\u000a\u001fé"#)
    }

    @Test(arguments: [#"{"a": {}}"#, "{ number }", "{", "}{", "{1}", "{number", "{a b}", "{é}"])
    func otherBracesStandForThemselves(_ text: String) throws {
        let template = try OrderAPITemplate(text, setting: "x")
        #expect(template.json(number: "N", limit: 1) == text)
        #expect(!template.holdsNumber)
    }

    @Test(arguments: ["{numbers}", "{Number}", "{x}", "a{limit}{y}"])
    func unknownPlaceholdersAreNamed(_ text: String) {
        let error = #expect(throws: OrderStoreError.self) { try OrderAPITemplate(text, setting: "orders.rest.body") }
        #expect(error?.message.hasPrefix("orders.rest.body holds the placeholder {") == true)
    }
}
