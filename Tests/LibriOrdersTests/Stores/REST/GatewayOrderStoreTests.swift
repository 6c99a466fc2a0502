import Foundation
import LibriOrders
import OrderStoreConformance
import Testing

@Suite struct GatewayOrderStoreTests {
    private static let settings = GatewayOrderStore.Settings(
        url: "https://gateway.example/shop/", token: "s3cret-token", deadline: .seconds(30))

    /// A gateway before a store.
    private static func gateway(_ orders: [Order]) -> ScriptedTransport {
        let store = InMemoryOrderStore(orders)
        return ScriptedTransport { request, _ throws(HTTPTransportError) in
            do {
                let question = try JSONDecoder().decode(GatewayRequest.self, from: request.body ?? Data())
                let found = try await store.orders(matching: question.orderReference(), limit: question.limit)
                return .whole(200, try JSONEncoder().encode(GatewayAnswer(found)))
            } catch { return .whole(400, Data()) }
        }
    }

    private func store(_ transport: ScriptedTransport) throws -> GatewayOrderStore {
        try GatewayOrderStore(Self.settings, transport: transport)
    }

    @Test func conforms() async throws {
        let transport = Self.gateway(try OrderStoreConformance.orders())
        let violations = await OrderStoreConformance.violations(of: try store(transport))
        #expect(violations == [])
        let request = try #require(transport.requests.first)
        #expect(transport.requests.allSatisfy { $0.url == "https://gateway.example/shop/orders/search" })
        #expect(request.method == "POST")
        #expect(
            request.headers.map { "\($0.name): \($0.value)" } == [
                "Authorization: Bearer s3cret-token", "Accept: application/json", "Content-Type: application/json",
            ])
        #expect(
            try JSONDecoder().decode(GatewayRequest.self, from: request.body ?? Data())
                == GatewayRequest(.reading("CL-401372-487531"), limit: 10))
    }

    @Test func conformsWhileItFails() async throws {
        for code in [HTTPTransportError.Code.connection, .timeout] {
            #expect(
                await OrderStoreConformance.violations(ofFailing: try store(.failing(code)), within: .seconds(300))
                    == [])
        }
    }

    @Test func asMuchAsMayBeIsTaken() async throws {
        let all = try (0..<51).map { index in
            var order = try GatewayOrdersTests.richOrder()
            order.number = try OrderNumber("CL-401372-\(100_000 + index)")
            order.history = Array(repeating: order.history[0], count: 50)
            order.product = String(repeating: "é", count: 500)
            return order
        }
        let store = try store(Self.gateway(all))
        #expect(try await store.orders(matching: .reading("CL-401372"), limit: 1_000) == all)
    }

    @Test func neighboursAreLeftOut() async throws {
        let answer = try JSONEncoder().encode(GatewayAnswer(try OrderStoreConformance.orders().reversed()))
        let store = try store(ScriptedTransport(200, answer))
        func numbers(_ text: String, _ limit: Int = 51) async throws -> [String] {
            try await store.orders(matching: .reading(text), limit: limit).map(\.number.description)
        }
        #expect(try await numbers("CL-401372-487531") == ["CL-401372-487531"])
        #expect(try await numbers("CL-500000", 2) == ["CL-500000-000001", "CL-500000-000002"])
        #expect(try await numbers("CL-999999").isEmpty)
    }

    /// Another server than a gateway might say so of every path.
    @Test(arguments: [404, 204, 302, 400, 401, 403, 429, 500, 502])
    func everyOtherStatusIsAnError(_ status: Int) async throws {
        let error = try await failure(of: try store(ScriptedTransport(status, "RAMI")))
        #expect(error.code == (status == 400 ? .refused : .unavailable))
        #expect(error.message.hasPrefix("The orders gateway at gateway.example "))
        #expect(error.message.contains("\(status)"))
        for secret in ["RAMI", "487531", "s3cret"] { #expect(!everything(of: error).contains(secret)) }
    }

    @Test(arguments: [
        "", "RAMI", "null", "[]", #"{"orders":{"RAMI":1}}"#, #"{"orders":[{"number":"RAMI"}]}"#,
        #"{"orders":[{"number":"RAMI","customer":{"last":"RAMI"},"status":"new"}]}"#,
        #"{"orders":[{"number":"CL-401372-487531","customer":{"last":["RAMI"]},"status":"new"}]}"#,
        String(repeating: "[", count: 100_000), #"{"orders":"# + String(repeating: "[", count: 100_000),
        #"{"orders":[{"customer":"# + String(repeating: #"{"alternatives":["#, count: 50_000),
    ])
    func anAnswerOfAnotherShapeIsAnError(_ answer: String) async throws {
        let error = try await failure(of: try store(ScriptedTransport(200, answer)))
        #expect(error.code == .schema)
        #expect(!everything(of: error).contains("RAMI"))
    }

    @Test func anErrorSaysWhere() async throws {
        let answer = #"{"orders":[{"number":"CL-401372-487531","customer":{"last":["RAMI"]},"status":"new"}]}"#
        let error = try await failure(of: try store(ScriptedTransport(200, answer)))
        #expect(error.message.contains("orders.0.customer.last"), "\(error)")
    }

    @Test func tooMuchIsAnError() async throws {
        let error = try await failure(of: try store(ScriptedTransport(200, Data(count: 10_000_000))))
        #expect(error.code == .unavailable)
    }

    @Test(arguments: [
        "", "gateway.example", "http://gateway.example", "https://user@gateway.example", "https://gateway.example/?x=1",
        "https://gateway.example/{number}", "https://gateway.example/{limit}", "https://gateway.example/#x",
    ])
    func anAddressThatIsNoneIsRefused(_ url: String) throws {
        let error = #expect(throws: OrderStoreError.self) {
            try GatewayOrderStore(.init(url: url, token: "t"), transport: ScriptedTransport(200, ""))
        }
        #expect(error?.message.contains("orders.rest.url") == true)
    }

    @Test func aTokenIsNeeded() throws {
        let error = #expect(throws: OrderStoreError.self) {
            try GatewayOrderStore(
                .init(url: "https://gateway.example", token: ""), transport: ScriptedTransport(200, ""))
        }
        #expect(error?.message.hasPrefix("orders.rest.token ") == true)
        #expect(throws: OrderStoreError.self) {
            try GatewayOrderStore(
                .init(url: "https://gateway.example", token: "t", deadline: .zero),
                transport: ScriptedTransport(200, ""))
        }
    }
}
