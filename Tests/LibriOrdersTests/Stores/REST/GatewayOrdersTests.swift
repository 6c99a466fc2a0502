import Foundation
import LibriOrders
import OrderStoreConformance
import Testing

@Suite struct GatewayOrdersTests {
    /// An order with something in every field.
    static func richOrder() throws -> Order {
        let day = try #require(LocalDate(iso: "2025-10-28"))
        let label = PerLanguage(french: "Reliure", english: "Binding")
        let values: [OrderDetail.Value] = [
            .text("carré collé"), .choice("dcc", words: label), .integer(.max), .integer(.min), .decimal("-1.25"),
            .decimal("3"), .day(day), .flag(true), .flag(false),
        ]
        return Order(
            number: try OrderNumber("CL-401372-487531"),
            customer: CustomerName(
                first: "Mina", last: "RAMI", isOrderUncertain: true,
                alternatives: [
                    CustomerName(first: nil, last: "Les Amis", isOrganisation: true),
                    CustomerName(first: "Paul", last: "D'ÉON"),
                ]),
            product: "« mat » \"x\" \\ / 📖", quantity: 5, orderedOn: day.adding(days: -8), shipsBy: day,
            status: .shipped, price: Money(amount: "48.50", currency: "EUR"),
            parcel: Parcel(carrier: "Colissimo", trackingNumber: "6A123", url: "https://example.org/6A123"),
            history: OrderStatus.allCases.map { StatusChange(on: day, status: $0) },
            details: values.enumerated().map {
                OrderDetail(name: String(repeating: "d", count: $0 + 1), label: label, value: $1)
            },
            unreadable: ["price", "binding"])
    }

    private func roundTrip(_ orders: [Order]) throws -> [Order] {
        let data = try JSONEncoder().encode(GatewayAnswer(orders))
        return try JSONDecoder().decode(GatewayAnswer.self, from: data).orders()
    }

    @Test func everyFieldComesBack() throws {
        let rich = try Self.richOrder()
        #expect(try roundTrip([rich]) == [rich])
        let all = try OrderStoreConformance.orders()
        #expect(try roundTrip(all) == all)
        #expect(try roundTrip([]) == [])
    }

    @Test func theWireFormStays() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var order = try Self.richOrder()
        (order.history, order.details) = (Array(order.history.prefix(1)), Array(order.details[1...3]))
        let written = String(decoding: try encoder.encode(GatewayAnswer([order])), as: UTF8.self)
        let label = #"{"en":"Binding","fr":"Reliure"}"#
        #expect(
            written == #"{"orders":[{"customer":{"alternatives":[{"isOrganisation":true,"last":"Les Amis"},"#
                + #"{"first":"Paul","last":"D'ÉON"}],"first":"Mina","isOrderUncertain":true,"last":"RAMI"},"#
                + #""details":[{"label":\#(label),"name":"dd","type":"choice","value":"dcc","words":\#(label)},"#
                + #"{"label":\#(label),"name":"ddd","type":"integer","value":9223372036854775807},"#
                + #"{"label":\#(label),"name":"dddd","type":"integer","value":-9223372036854775808}],"#
                + #""history":[{"on":"2025-10-28","status":"received"}],"number":"CL-401372-487531","#
                + #""orderedOn":"2025-10-20","parcel":{"carrier":"Colissimo","trackingNumber":"6A123","#
                + #""url":"https://example.org/6A123"},"price":{"amount":"48.50","currency":"EUR"},"#
                + #""product":"« mat » \"x\" \\ / 📖","quantity":5,"shipsBy":"2025-10-28","status":"shipped","#
                + #""unreadable":["price","binding"]}]}"#)
    }

    /// Whatever a store holds, its gateway's answer is one that the other side takes.
    @Test func whatIsTooMuchIsCutBeforeItIsSent() throws {
        var order = try Self.richOrder()
        let long = String(repeating: "e\u{301}", count: 600)
        order.product = long + "\n"
        order.customer = CustomerName(
            first: long, last: "RAMI\r\nStatus: paid\u{202E}",
            alternatives: (0..<40).map { _ in
                CustomerName(first: nil, last: long, alternatives: [CustomerName(first: nil, last: "deeper")])
            })
        order.quantity = -1
        order.price = Money(amount: "48,5", currency: "€")
        order.parcel = Parcel(carrier: long, trackingNumber: long, url: "javascript:alert(1)")
        order.history = Array(repeating: order.history[0], count: 60) + order.history
        let label = PerLanguage(french: long, english: long)
        order.details =
            [
                OrderDetail(name: "bad name", label: label, value: .flag(true)),
                OrderDetail(name: "spine", label: label, value: .decimal("1,2")),
                OrderDetail(name: "cover", label: label, value: .choice(long, words: label)),
            ] + Array(repeating: OrderDetail(name: "n", label: label, value: .text(long)), count: 40)
        order.unreadable = Array(repeating: long, count: 10)
        let orders = try roundTrip(Array(repeating: order, count: 60))
        #expect(orders.count == 51)
        let read = try #require(orders.first)
        #expect(read.product?.unicodeScalars.count == 500)
        #expect(read.customer.last == "RAMI Status: paid")
        #expect(read.customer.alternatives.count == 10)
        #expect(read.customer.alternatives.flatMap(\.alternatives).isEmpty)
        #expect(read.quantity == nil && read.price == nil && read.parcel?.url == nil)
        #expect(read.history.count == 50)
        #expect(read.history.last?.status == .unknown)
        #expect(read.details.count == 10)
        #expect(Set(read.unreadable).isSuperset(of: ["quantity", "price", "bad name", "spine"]))
    }

    /// Each changes one thing in a whole order.
    @Test(arguments: [
        (#""CL-401372-487531""#, #""CL-401372""#), (#""CL-401372-487531""#, #""cl 401372 487531""#),
        (#""CL-401372-487531""#, "401372487531"), (#""CL-401372-487531""#, #""""#),
        (#""quantity":5"#, #""quantity":0"#),
        (#""quantity":5"#, #""quantity":-5"#), (#""quantity":5"#, #""quantity":5.5"#),
        (#""quantity":5"#, #""quantity":"5""#), (#""quantity":5"#, #""quantity":1e99"#),
        (#""48.50""#, #""48.5""#), (#""48.50""#, "48.50"), (#""48.50""#, #""4 850.00""#), (#""48.50""#, #""NaN""#),
        (#""48.50""#, #""9999999999999999.00""#), (#""EUR""#, #""euro""#), (#""EUR""#, #""E\u0000R""#),
        (#""2025-10-20""#, #""2025-02-30""#), (#""2025-10-20""#, "20251020"), (#""2025-10-20""#, #""demain""#),
        ("https://example.org", "javascript:alert(1)//"), ("https://example.org", "http://example.org"),
        ("https://example.org", "https://é.example"), (#""last":"RAMI""#, #""last":null"#),
        (#""last":"RAMI""#, #""family":"RAMI""#), (#""status":"shipped""#, #""status":5"#),
        (#""isOrderUncertain":true"#, #""isOrderUncertain":"yes""#), (#""type":"flag""#, #""type":"html""#),
        (#""value":"-1.25""#, #""value":"1.2345""#), (#""value":"-1.25""#, #""value":"--1""#),
        (#""value":"-1.25""#, #""value":"1e5""#), (#""value":true"#, #""value":1"#), (#""name":"d""#, #""name":"a b""#),
        (#""name":"d""#, #""name":"""#), (#""value":9223372036854775807"#, #""value":9223372036854775808"#),
        (#""last":"Les Amis""#, #""last":"Les Amis","alternatives":[]"#),
        (#""customer":{"#, #""customer":null,"x":{"#), (#""parcel":{"#, #""parcel":[],"x":{"#),
        (#""unreadable":["price""#, #""unreadable":[5"#), (#""history":["#, #""history":[null,"#),
        (#""details":["#, #""details":[[[[[]]]],"#),
    ])
    func whatIsNotAsItMustBeIsRefused(_ sound: String, _ bad: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let written = String(decoding: try encoder.encode(GatewayAnswer([try Self.richOrder()])), as: UTF8.self)
        let place = try #require(written.firstRange(of: sound), "\(sound)")
        let changed = written.replacingCharacters(in: place, with: bad)
        #expect(throws: (any Error).self) {
            try JSONDecoder().decode(GatewayAnswer.self, from: Data(changed.utf8)).orders()
        }
    }

    private func decoded(_ fields: String, customer: String = #"{"last":"RAMI"}"#) throws -> Order {
        let answer = #"{"orders":[{"number":"CL-401372-487531","customer":\#(customer),"status":"new"\#(fields)}]}"#
        return try #require(try JSONDecoder().decode(GatewayAnswer.self, from: Data(answer.utf8)).orders().first)
    }

    @Test func textsAndListsAreBounded() throws {
        func texts(_ count: Int) -> String { #""\#(String(repeating: "x", count: count))""# }
        func list(_ element: String, _ count: Int) -> String {
            "[\(Array(repeating: element, count: count).joined(separator: ","))]"
        }
        let change = #"{"on":"2025-10-20","status":"received"}"#
        let detail = #"{"name":"d","label":{"fr":"","en":""},"type":"flag","value":true}"#
        #expect(try decoded("").status == .unknown)
        #expect(try decoded(#","product":\#(texts(500))"#).product?.count == 500)
        #expect(try decoded(#","history":\#(list(change, 50))"#).history.count == 50)
        #expect(try decoded(#","details":\#(list(detail, 12))"#).details.count == 12)
        #expect(try decoded(#","product":"a\r\nb\u202ec","later":{"x":1}"#).product == "a bc")
        for fields in [
            #","product":\#(texts(501))"#, #","parcel":{"carrier":\#(texts(501))}"#,
            #","history":\#(list(change, 51))"#,
            #","details":\#(list(detail, 13))"#, #","unreadable":\#(list(texts(1), 51))"#,
            #","unreadable":[\#(texts(501))]"#, #","product":"e\#(String(repeating: #"\u0301"#, count: 500))""#,
        ] {
            #expect(throws: DecodingError.self, "\(fields.prefix(40))") { try decoded(fields) }
        }
        for customer in [
            #"{"last":\#(texts(501))}"#, #"{"last":"","first":\#(texts(501))}"#,
            #"{"last":"","alternatives":\#(list(#"{"last":"x"}"#, 11))}"#,
        ] {
            #expect(throws: DecodingError.self) { try decoded("", customer: customer) }
        }
        let order = #"{"number":"CL-401372-487531","customer":{"last":"RAMI"},"status":"new"}"#
        for (count, isTaken) in [(51, true), (52, false), (10_000, false)] {
            let answer = Data(#"{"orders":\#(list(order, count))}"#.utf8)
            let read = try? JSONDecoder().decode(GatewayAnswer.self, from: answer)
            #expect((read != nil) == isTaken)
        }
    }

    @Test func namesArePrintedNowhere() throws {
        let all = everything(of: GatewayAnswer([try Self.richOrder()]))
        #expect(!all.contains("RAMI") && !all.contains("Mina"))
    }

    @Test func requests() throws {
        func read(_ json: String) throws -> GatewayRequest {
            try JSONDecoder().decode(GatewayRequest.self, from: Data(json.utf8))
        }
        let full = GatewayRequest(try .reading("cl 401372 487531"), limit: 900)
        #expect(full.reference == "CL-401372-487531" && full.limit == 51)
        #expect(GatewayRequest(try .reading("CL-401372"), limit: 0).limit == 1)
        #expect(try JSONDecoder().decode(GatewayRequest.self, from: JSONEncoder().encode(full)) == full)
        #expect(try full.orderReference() == .reading("CL-401372-487531"))
        #expect(try read(#"{"reference":"CL-201225","limit":1}"#).orderReference() == .firstBlock("CL-201225"))
        let bare = try OrderNumberFormat(prefix: "", blocks: [6, 6])
        #expect(try read(#"{"reference":"201225","limit":1}"#).orderReference(format: bare) == .firstBlock("201225"))
        #expect(try read(#"{"reference":"201225-000001","limit":1}"#).orderReference(format: bare).isFull)
        for bad in [
            #"{"reference":"CL-401372","limit":0}"#, #"{"reference":"CL-401372","limit":52}"#,
            #"{"reference":"CL-401372"}"#, #"{"limit":1}"#, #"{"reference":5,"limit":1}"#,
            #"{"reference":"\#(String(repeating: "1", count: 101))","limit":1}"#, "[]", "",
        ] {
            #expect(throws: DecodingError.self, "\(bad)") { try read(bad) }
        }
        for text in [
            "", "CL", "CL-", "CL-40137", "CL-4013722", "401372", "cl-401372", "CL-401372-", "CL-٤٠١٣٧٢", "CL-401372 ",
        ] {
            let request = try read(#"{"reference":"\#(text)","limit":1}"#)
            #expect(throws: OrderNumberError.self, "\(text)") { try request.orderReference() }
        }
    }
}
