import Foundation
import LibriOrders
import Testing

/// What comes back: in other shapes, too much of it, and in bad faith.
@Suite struct RESTAnswerTests {
    private let order = #"{"ref": "CL-401372-487531", "name": "Mina RAMI"}"#
    private let other = #"{"ref": "CL-401372-000002", "name": "Paul DURAND"}"#

    @Test func theListMayBeAnywhere() async throws {
        for (answer, table) in [
            ("[\(order)]", ""), ("[\(order)]", "."), (order, ""), (#"{"orders": [\#(order)]}"#, "orders"),
            (#"{"data": {"items": [\#(order)]}}"#, "data.items"), (#"{"order": \#(order)}"#, "order"),
            (#"{"pages": [{"a.b": [\#(order)]}]}"#, #"pages.0.a\.b"#),
        ] {
            #expect(
                try await RESTOrderStore.reading(answer, table: table).numbers() == ["CL-401372-487531"], "\(table)")
        }
    }

    @Test(arguments: [
        ("[]", ""), ("{}", ""), ("null", ""), (#"{"orders": []}"#, "orders"), (#"{"orders": null}"#, "orders"),
        (#"{"orders": [null]}"#, "orders"), (#"{"orders": {"found": false}}"#, "orders"),
    ])
    func thereMayBeNone(_ answer: String, _ table: String) async throws {
        #expect(try await RESTOrderStore.reading(answer, table: table).numbers().isEmpty)
    }

    @Test(arguments: [404, 204])
    func someStatusesMeanNone(_ status: Int) async throws {
        let store = try RESTOrderStore(
            ScriptedShop.settings, schema: ScriptedShop.schema, transport: ScriptedTransport(status, "<html>"))
        #expect(try await store.numbers().isEmpty)
    }

    @Test func neighboursAreLeftOutBeforeTheLimit() async throws {
        let crowd = (0..<200).map { #"{"ref": "CL-999999-\#(100_000 + $0)", "name": "X"}"# }
        let answer = #"{"orders": [\#((crowd + [order, other]).joined(separator: ","))]}"#
        let store = try RESTOrderStore.reading(answer)
        #expect(try await store.numbers(limit: 1) == ["CL-401372-487531"])
        #expect(try await store.numbers("CL-401372") == ["CL-401372-000002", "CL-401372-487531"])
        #expect(try await store.numbers("CL-401372", limit: 1) == ["CL-401372-000002"])
        #expect(try await store.numbers("CL-999999", limit: 51).count == 51)
        #expect(try await store.numbers("CL-401372-487532").isEmpty)
    }

    @Test func twoRowsOfOneNumberAreBothGiven() async throws {
        #expect(try await RESTOrderStore.reading("[\(order),\(order)]", table: "").numbers().count == 2)
    }

    @Test(arguments: [
        (301, "redirect"), (302, "redirect"), (307, "redirect"), (304, "redirect"), (401, "the token"),
        (403, "the token"), (429, "429"), (500, "500"), (503, "503"), (400, "400"), (405, "405"), (418, "418"),
        (201, "201"), (206, "206"), (103, "103"), (999, "999"), (0, "0"), (-1, "-1"),
    ])
    func otherStatusesAreErrors(_ status: Int, _ word: String) async throws {
        let store = try RESTOrderStore(
            ScriptedShop.settings, schema: ScriptedShop.schema,
            transport: ScriptedTransport(status, #"{"secret": "Mina RAMI CL-401372-487531"}"#))
        let error = try await failure(of: store)
        #expect(error.code == (status == 400 ? .refused : .unavailable))
        #expect(error.message.hasPrefix("The order API at api.shop.example "))
        #expect(error.message.contains(word))
        let all = everything(of: error)
        for secret in ["RAMI", "487531", "s3cret", "v1/orders"] { #expect(!all.contains(secret), "\(error)") }
    }

    @Test(arguments: [
        ("", "JSON"), ("<!doctype html><p>RAMI", "JSON"), (#"{"orders": [RAMI"#, "JSON"), (#"{"orders": NaN}"#, "JSON"),
        (#"{"orders": [{"price": 1e999}]}"#, "JSON"), (#"{"orders": [{"name": "\ud800"}]}"#, "JSON"),
        ("{}", "\"orders\""), ("[]", "\"orders\""), (#"{"orders": "RAMI"}"#, "\"orders\""), ("\"RAMI\"", "\"orders\""),
        (#"{"orders": 5}"#, "\"orders\""), (#"{"orders": true}"#, "\"orders\""),
        (#"{"errors": ["RAMI"]}"#, "\"orders\""),
        (#"{"orders": [{"number": "RAMI"}]}"#, "\"ref\""), (#"{"orders": ["RAMI", 5]}"#, "\"ref\""),
        (#"{"orders": [[], {}]}"#, "\"ref\""), (#"{"orders": [{"ref": null}, {"ref": {}}]}"#, "\"ref\""),
    ])
    func anAnswerOfAnotherShapeIsAnError(_ answer: String, _ word: String) async throws {
        let error = try await failure(of: try RESTOrderStore.reading(answer))
        #expect(error.code == .schema)
        #expect(error.message.hasPrefix("The order API at api.shop.example "))
        #expect(error.message.contains(word))
        #expect(!everything(of: error).contains("RAMI"))
    }

    @Test func hostileNestingIsAnError() async throws {
        let depth = 100_000
        for answer in [
            String(repeating: "[", count: depth), String(repeating: #"{"orders":"#, count: depth),
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth),
            #"{"orders": [{"ref": "CL-401372-487531", "x": "# + String(repeating: "[", count: depth)
                + String(repeating: "]", count: depth) + "}]}",
        ] {
            let error = try await failure(of: try RESTOrderStore.reading(answer))
            #expect(error.code == .schema)
        }
    }

    @Test func invalidUTF8IsAnError() async throws {
        for bytes: [UInt8] in [[0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xC0, 0xAF]] {
            let answer =
                Data(#"{"orders": [{"ref": "CL-401372-487531", "name": ""#.utf8) + Data(bytes) + Data(#""}]}"#.utf8)
            let error = try await failure(of: try RESTOrderStore.reading(answer))
            #expect(error.code == .schema)
        }
    }

    @Test func tooMuchIsAnError() async throws {
        let blank = Data(repeating: UInt8(ascii: " "), count: 10_000_000)
        let error = try await failure(of: try RESTOrderStore.reading(blank))
        #expect(error.code == .unavailable)
        #expect(error.message.contains("1048576"))
        let most = Data("[\(order)]".utf8)
        let padded = most + Data(repeating: UInt8(ascii: " "), count: 1_048_576 - most.count)
        #expect(try await RESTOrderStore.reading(padded, table: "").numbers().count == 1)
        #expect(
            try await failure(of: try RESTOrderStore.reading(padded + Data([0x20]), table: "")).code == .unavailable)
    }

    @Test func ofTenThousandOrdersThoseAskedForAreGiven() async throws {
        let crowd = (0..<10_000).map { #"{"ref": "CL-401372-\#(100_000 + $0)", "name": "Mina RAMI \#($0)"}"# }
        let store = try RESTOrderStore.reading(#"{"orders": [\#(crowd.joined(separator: ","))]}"#)
        #expect(try await store.numbers("CL-401372").count == 51)
        #expect(try await store.numbers("CL-401372-109999") == ["CL-401372-109999"])
    }

    @Test func valuesOfOtherTypesAreLeftOut() async throws {
        let answer = #"""
            [{"ref": "CL-401372-487531", "name": {"first": "Mina"}, "title": ["x"], "copies": "viele", "price": {}},
             {"ref": "CL-401372-487532", "name": 5, "title": 7, "copies": "12", "price": "48,50 €"},
             {"ref": "CL-401372-487533", "name": "RAMI", "title": true, "copies": 3.0, "price": 48.50},
             {"ref": "CL-401372-487534", "name": "RAMI", "copies": -3, "price": 1e300},
             {"ref": 401372487535, "name": "RAMI"}, {"ref": "CL-401372-48753", "name": "RAMI"}, 5, null, "x", []]
            """#
        let store = try RESTOrderStore.reading(answer, table: "")
        let orders = try await store.orders(matching: try .reading("CL-401372"), limit: 51)
        #expect(orders.map(\.number.description.last) == ["1", "2", "3", "4", "5"])
        #expect(orders[0].customer.last == "")
        #expect(orders[0].unreadable == ["customer", "quantity"])
        #expect(orders[0].product == nil && orders[0].price == nil)
        #expect(orders[1].quantity == 12)
        #expect(orders[1].price == Money(amount: "48.50", currency: "EUR"))
        #expect(orders[1].product == "7")
        #expect(orders[2].quantity == 3)
        #expect(orders[2].price == Money(amount: "48.50", currency: "EUR"))
        #expect(orders[2].product == "true")
        #expect(orders[3].quantity == nil && orders[3].price == nil)
    }

    @Test func numbersMayBeNumbers() async throws {
        for written in ["401372487531", "\"401372487531\"", "401372487531.0"] {
            let store = try RESTOrderStore.reading(
                #"[{"ref": \#(written), "name": "RAMI"}]"#, table: "", style: .digits)
            #expect(try await store.numbers() == ["CL-401372-487531"])
        }
    }

    @Test func textsAreCleaned() async throws {
        let name = #"Mina\u0000\u001b[31m RA\u202eMI\r\nStatus: paid"#
        let long = String(repeating: "e\u{301}", count: 100_000)
        let store = try RESTOrderStore.reading(
            #"[{"ref": "CL-401372-487531", "name": "\#(name)", "title": "\#(long)"}]"#, table: "")
        let order = try #require(try await store.orders(matching: try .reading("CL-401372-487531"), limit: 1).first)
        #expect(order.customer.whole.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" })
        #expect(order.product?.unicodeScalars.count == 500)
    }

    @Test func detailsOfEveryKind() async throws {
        let label = PerLanguage(french: "X", english: "X")
        let glossy = PerLanguage(french: "brillant", english: "glossy")
        let details = [
            OrderSchema.Detail(name: "proof", column: "proof", label: label, kind: .flag),
            .init(name: "sample", column: "sample", label: label, kind: .flag),
            .init(name: "weight", column: "paper.weight", label: label, kind: .integer),
            .init(name: "spine", column: "spine", label: label, kind: .decimal),
            .init(name: "cover", column: "cover", label: label, kind: .choice(["7": glossy])),
            .init(name: "due", column: "due", label: label, kind: .day),
        ]
        let answer = #"""
            [{"ref": "CL-401372-487531", "name": "RAMI", "proof": true, "sample": false, "paper": {"weight": 90},
              "spine": 12.50, "cover": 7, "due": 1761004800}]
            """#
        let store = try RESTOrderStore.reading(
            answer, table: "", details: details,
            dates: DateReading(formats: [DateFormat("unixSeconds")].compactMap(\.self)))
        let order = try #require(try await store.orders(matching: try .reading("CL-401372-487531"), limit: 1).first)
        #expect(
            order.details.map(\.value) == [
                .flag(true), .flag(false), .integer(90), .decimal("12.5"), .choice("7", words: glossy),
                .day(try #require(LocalDate(iso: "2025-10-21"))),
            ])
        #expect(order.unreadable == [])
    }

    @Test func historiesAreOldestFirst() async throws {
        func history(_ log: String, sequence: String? = nil) async throws -> [OrderStatus] {
            let store = try RESTOrderStore.reading(
                #"[{"ref": "CL-401372-487531", "name": "RAMI", "log": \#(log)}]"#, table: "",
                history: .init(table: "log", number: "ignored", on: "at.day", status: "to", sequence: sequence))
            let orders = try await store.orders(matching: try .reading("CL-401372-487531"), limit: 1)
            return try #require(orders.first).history.map(\.status)
        }
        func change(_ at: String, _ status: String, _ sequence: Any = 0) -> String {
            #"{"at": {"day": "\#(at)"}, "to": "\#(status)", "seq": \#(sequence)}"#
        }
        func list(_ changes: [String]) -> String { "[\(changes.joined(separator: ","))]" }
        let all: [OrderStatus] = [.received, .inProduction, .shipped]
        let (first, second, third) = (
            change("2025-10-20", "new"), change("2025-10-20", "press"), change("2025-10-22", "gone")
        )
        #expect(try await history(list([first, second, third])) == all)
        #expect(try await history(list([third, second, first])) == all)
        #expect(
            try await history(
                list([
                    change("2025-10-20T17:00:00", "gone"), change("2025-10-20T09:00:00", "press"),
                    change("2025-10-20T08:00:00", "new"),
                ])) == all)
        #expect(
            try await history(
                list([
                    change("2025-10-20", "gone", "\"10\""), change("2025-10-20", "new", 1),
                    change("2025-10-20", "press", 2.5),
                ]), sequence: "seq") == all)
        #expect(try await history("[{}, 5, null, [], \(change("31/02/2025", "new"))]") == [])
        for none in ["null", "{}", "5", "\"x\""] { #expect(try await history(none) == []) }
        let many = (0..<60).map { _ in change("2025-10-20", "new") } + [third]
        #expect(try await history(list(many)).count == 50)
        #expect(try await history(list(many)).last == .shipped)
    }
}
