import Foundation
import LibriOrders
import OrderStoreConformance
import Testing

@Suite struct RESTOrderStoreTests {
    private func store(_ settings: RESTOrderStore.Settings = ScriptedShop.settings) throws -> (
        RESTOrderStore, ScriptedTransport
    ) {
        let transport = ScriptedShop(orders: try OrderStoreConformance.orders()).transport
        return (try RESTOrderStore(settings, schema: ScriptedShop.schema, transport: transport), transport)
    }

    @Test func conforms() async throws {
        let violations = await OrderStoreConformance.violations(of: try store().0)
        #expect(violations == [])
    }

    @Test func conformsWhereItIsPostedTo() async throws {
        var settings = ScriptedShop.settings
        settings.method = .post
        settings.body = #"{"reference": "{number}", "limit": {limit}}"#
        let violations = await OrderStoreConformance.violations(of: try store(settings).0)
        #expect(violations == [])
    }

    @Test func conformsWhileItFails() async throws {
        for code in [HTTPTransportError.Code.connection, .timeout, .invalidRequest, .tooLarge] {
            let store = try RESTOrderStore(
                ScriptedShop.settings, schema: ScriptedShop.schema, transport: ScriptedTransport.failing(code))
            #expect(await OrderStoreConformance.violations(ofFailing: store, within: .seconds(300)) == [])
        }
    }

    @Test func asksOnceWithTheNumberTheTokenAndTheHeaders() async throws {
        var settings = ScriptedShop.settings
        settings.headers = [("X-Shop", "fr"), ("Accept", "application/vnd.shop+json")]
        let (store, transport) = try store(settings)
        _ = try await store.orders(matching: try .reading("CL-401372-487531"), limit: 7)
        let request = try #require(transport.requests.first)
        #expect(transport.requests.count == 1)
        #expect(request.method == "GET")
        #expect(request.url == "https://api.shop.example/v1/orders?ref=CL-401372-487531&max=7")
        #expect(request.body == nil)
        #expect(
            request.headers.map { "\($0.name): \($0.value)" } == [
                "X-Shop: fr", "Accept: application/vnd.shop+json", "Authorization: Bearer s3cret-token",
            ])
        #expect(request.deadline > .zero && request.deadline <= settings.deadline)
    }

    @Test func postsJSON() async throws {
        var settings = ScriptedShop.settings
        settings.url = "https://api.shop.example/search"
        settings.method = .post
        settings.body = #"{"query": "query Q($r: String) { order(ref: $r) { ref } }", "variables": {"r": "{number}"}}"#
        let (store, transport) = try store(settings)
        _ = try await store.orders(matching: try .reading("CL-401372"), limit: 7)
        let request = try #require(transport.requests.first)
        #expect(request.method == "POST")
        #expect(request.url == "https://api.shop.example/search")
        let body = try JSONSerialization.jsonObject(with: try #require(request.body)) as? [String: Any]
        #expect((body?["variables"] as? [String: String])?["r"] == "CL-401372")
        #expect(request.headers.contains { $0.name == "Content-Type" && $0.value == "application/json" })
    }

    @Test func firstBlocksMayHaveAnAddressOfTheirOwn() async throws {
        var settings = ScriptedShop.settings
        settings.url = "https://api.shop.example/orders/{number}"
        settings.firstBlockURL = "https://api.shop.example/orders?prefix={number}-&max={limit}"
        let (store, transport) = try store(settings)
        _ = try await store.orders(matching: try .reading("CL-401372-487531"), limit: 51)
        _ = try await store.orders(matching: try .reading("CL-401372"), limit: 51)
        #expect(
            transport.requests.map(\.url) == [
                "https://api.shop.example/orders/CL-401372-487531",
                "https://api.shop.example/orders?prefix=CL-401372-&max=51",
            ])
    }

    @Test(arguments: [
        (NumberStyle.printed, "CL-401372-487531", "CL-401372"), (.joined, "CL401372487531", "CL401372"),
        (.dashedDigits, "401372-487531", "401372"), (.digits, "401372487531", "401372"),
    ])
    func numbersAreWrittenAsTheAPIWritesThem(_ style: NumberStyle, _ full: String, _ block: String) async throws {
        var schema = ScriptedShop.schema
        schema.numberStyle = style
        let transport = ScriptedTransport(
            200, #"{"data": {"items": [{"ref": "\#(full)", "customer": {"fullName": "Mina RAMI"}}]}}"#)
        let store = try RESTOrderStore(ScriptedShop.settings, schema: schema, transport: transport)
        #expect(try await store.numbers() == ["CL-401372-487531"])
        #expect(try await store.numbers("CL-401372") == ["CL-401372-487531"])
        #expect(
            transport.requests.map(\.url)
                == [full, block].map {
                    "https://api.shop.example/v1/orders?ref=\($0)&max=51"
                })
    }

    /// A reference that no text was read into asks nobody.
    @Test(arguments: ["../admin", "CL 401372", "x&admin=1", "CL-401372\r\nX: y", "{limit}", "é", "\" }"])
    func anAwkwardReferenceIsNotAsked(_ text: String) async throws {
        let (store, transport) = try store()
        #expect(try await store.orders(matching: .firstBlock(text), limit: 51).isEmpty)
        #expect(try await store.orders(matching: try .reading("CL-401372"), limit: 0).isEmpty)
        #expect(transport.requests.isEmpty)
    }

    @Test func theDeadlineIsShorterThanACustomersPatience() {
        #expect(RESTOrderStore.Settings(url: "").deadline == .milliseconds(1_800))
        #expect(GatewayOrderStore.Settings(url: "", token: "").deadline == .milliseconds(1_800))
    }

    @Test func joinsAreRefused() throws {
        var schema = ScriptedShop.schema
        schema.joins = [.init(name: "c", table: "t", conditions: [.init(column: "a", equals: "b")])]
        let error = #expect(throws: OrderStoreError.self) {
            try RESTOrderStore(ScriptedShop.settings, schema: schema, transport: ScriptedTransport(200, "[]"))
        }
        #expect(error?.code == .schema)
        #expect(error?.message.contains("orders.schema") == true)
    }

    @Test(arguments: ["customer..name", ".name", "name.", #"na\me"#, #"name\"#, "", "."])
    func aPathThatIsNoneIsRefused(_ path: String) throws {
        var schema = ScriptedShop.schema
        schema.columns.customer = path
        let error = #expect(throws: OrderStoreError.self) {
            try RESTOrderStore(ScriptedShop.settings, schema: schema, transport: ScriptedTransport(200, "[]"))
        }
        #expect(error?.code == .schema)
        #expect(error?.message.contains("\"customer\"") == true)
    }

    @Test func noDetailLeadsToTheName() throws {
        var schema = ScriptedShop.schema
        schema.details = [
            .init(
                name: "buyer", column: "customer.fullName", label: PerLanguage(french: "", english: ""), kind: .text)
        ]
        #expect(throws: OrderStoreError.self) {
            try RESTOrderStore(ScriptedShop.settings, schema: schema, transport: ScriptedTransport(200, "[]"))
        }
    }
}
