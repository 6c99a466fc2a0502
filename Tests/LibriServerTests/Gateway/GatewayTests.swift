import Foundation
import GRDB
import LibriAssist
import LibriTestSupport
import OrderStoreConformance
import Testing

@testable import libriassist_server

/// The gateway as another server meets it: a process of its own.
@Suite struct GatewayTests {
    private static let token = "c3VyZSBhIHRva2VuIG9mIHRoaXJ0eS10d28gYnl0ZXM="

    /// Runs work beside a gateway that has the orders of the conformance kit.
    private func withGateway<Result: Sendable>(
        environment: [String: String] = [:], _ work: @Sendable (DemoServer) async throws -> Result
    ) async throws -> Result {
        let folder = try TemporaryFolder()
        let database = try DatabaseQueue(path: folder.path("orders.sqlite"))
        let sql = SpreadOrders.sql(try OrderStoreConformance.orders(), quote: "\"")
        try await database.write { db in try db.execute(sql: sql) }
        try database.close()
        try folder.write(SpreadOrders.yaml, to: "schema.yaml")
        let configuration = try folder.write(
            "orders: {sqlite: {path: orders.sqlite}, schema: schema.yaml}\n", to: "gateway.yaml")
        return try await DemoServer.with(
            arguments: ["--orders-gateway", "--config", configuration],
            environment: ["LIBRI_GATEWAY_TOKEN": Self.token, "LIBRI_SERVER_LIMITS_UNREADY_SECONDS": "0"].merging(
                environment
            ) { $1 }, work)
    }

    private func store(_ gateway: DemoServer, token: String = token) throws -> GatewayOrderStore {
        try GatewayOrderStore(
            .init(url: gateway.address, token: token, deadline: .seconds(120)), transport: try AsyncHTTPTransport())
    }

    @Test func aSecondServersStoreDoesWhatAStoreMustDo() async throws {
        try await withGateway { gateway in
            let second = try store(gateway)
            #expect(await OrderStoreConformance.violations(of: second) == [])
        }
    }

    /// Its answers are plain JSON, which a schema can read as well as any shop's.
    @Test func itsAnswersCanBeReadByASchema() async throws {
        try await withGateway { gateway in
            let schema = OrderSchema(
                table: "orders",
                columns: .init(
                    number: "number", customer: "customer.last", firstName: "customer.first", product: "product",
                    quantity: "quantity", orderedOn: "orderedOn", shipsBy: "shipsBy", status: "status",
                    price: "price.amount", carrier: "parcel.carrier", trackingNumber: "parcel.trackingNumber"),
                history: .init(table: "history", number: "", on: "on", status: "status"),
                statuses: Dictionary(uniqueKeysWithValues: OrderStatus.allCases.map { ($0.rawValue, $0) }))
            let settings = RESTOrderStore.Settings(
                url: gateway.address + "/orders/search", method: .post,
                body: #"{"reference": "{number}", "limit": {limit}}"#, token: Self.token, deadline: .seconds(120))
            let store = try RESTOrderStore(settings, schema: schema, transport: try AsyncHTTPTransport())
            #expect(await OrderStoreConformance.violations(of: store) == [])
        }
    }

    @Test func nobodyIsAnsweredWithoutTheToken() async throws {
        try await withGateway { gateway in
            let body = Data(#"{"reference":"CL-401372-487531","limit":1}"#.utf8)
            for field in [
                "", "Bearer", "Bearer ", "Bearer wrong", "Basic \(Self.token)", Self.token, "Bearer \(Self.token) ",
            ] {
                let headers = field.isEmpty ? [] : [(name: "Authorization", value: field)]
                let answer = try await gateway.send("POST", "/orders/search", body: body, headers: headers)
                let isTrimmed = field.hasSuffix("\(Self.token) ")  // HTTP itself drops blanks around a field.
                #expect(answer.status == (isTrimmed ? 200 : 401), "\(field)")
                if !isTrimmed {
                    #expect(answer.headers["www-authenticate"] == "Bearer")
                    #expect(!String(decoding: answer.body, as: UTF8.self).contains("RAMI"))
                }
            }
            let error = await #expect(throws: OrderStoreError.self) {
                _ = try await store(gateway, token: "wrong").orders(
                    matching: try OrderReference("CL-401372-487531"), limit: 1)
            }
            #expect(error?.message.contains("refuses the token") == true, "\(error?.message ?? "")")
        }
    }

    /// A server that was taken over does not carry all orders off at once.
    @Test func whoAsksForTooManyIsHeldBack() async throws {
        try await withGateway(environment: ["LIBRI_SERVER_LIMITS_LOOKUPS_PER_MINUTE": "12"]) { gateway in
            let body = Data(#"{"reference":"CL-401372-487531","limit":1}"#.utf8)
            var statuses: [Int] = []
            for _ in 0..<4 {
                let answer = try await gateway.send(
                    "POST", "/orders/search", body: body,
                    headers: [(name: "Authorization", value: "Bearer \(Self.token)")])
                statuses.append(answer.status)
                if answer.status == 429 { #expect(answer.headers["retry-after"] != nil) }
            }
            #expect(statuses.prefix(2) == [200, 200] && statuses.contains(429))
        }
    }

    @Test func aTokenCanBeReplaced() async throws {
        let new = "YW5vdGhlciB0b2tlbiwgYWxzbyBvZiAzMiBieXRlcyE="
        try await withGateway(environment: ["LIBRI_GATEWAY_TOKEN": "\(new), \(Self.token)"]) { gateway in
            for token in [new, Self.token] {
                let found = try await store(gateway, token: token).orders(
                    matching: try OrderReference("CL-401372-487531"), limit: 1)
                #expect(found.count == 1)
            }
        }
    }

    /// No customer is answered here: neither chat nor widget, nor an order by number and surname.
    @Test func itServesNothingElse() async throws {
        try await withGateway { gateway in
            for (method, path) in [
                ("POST", "/api/chat"), ("POST", "/api/order/track"), ("GET", "/widget/chatbot-widget.js"),
                ("GET", "/metrics"),
                ("GET", "/orders/search/CL-401372-487531"),
            ] {
                let answer = try await gateway.send(
                    method, path, body: method == "POST" ? Data("{}".utf8) : nil,
                    headers: [(name: "Authorization", value: "Bearer \(Self.token)")])
                #expect(answer.status == 404, "\(method) \(path)")
            }
        }
    }

    @Test(arguments: [
        (#"{"reference":"CL-401372-487531"}"#, 400), (#"{"reference":"cl 401372 487531","limit":1}"#, 400),
        (#"{"reference":"%","limit":51}"#, 400), (#"{"reference":"CL-401372-487531","limit":52}"#, 400),
        (#"{"reference":"CL-401372-487531","limit":0}"#, 400), ("[]", 400),
    ])
    func refusesWhatIsNoQuestion(body: String, status: Int) async throws {
        try await withGateway { gateway in
            let answer = try await gateway.send(
                "POST", "/orders/search", body: Data(body.utf8),
                headers: [(name: "Authorization", value: "Bearer \(Self.token)")])
            #expect(answer.status == status)
        }
    }

    /// Every operation of its contract is routed, and what it answers is what the contract says.
    @Test func keepsItsContract() async throws {
        let contract = try ContractDocument(file: "docs/gateway.openapi.yaml")
        try await withGateway { gateway in
            for operation in contract.operations {
                let headers = [(name: "Authorization", value: "Bearer \(Self.token)")]
                let examples = contract.examples(of: operation.node["requestBody"] ?? nil, type: "application/json")
                let bodies: [Data?] =
                    operation.method == "POST"
                    ? try examples.values.map { try JSONEncoder().encode($0) } : [nil]
                #expect(!bodies.isEmpty)
                for body in bodies {
                    let answer = try await gateway.send(operation.method, operation.path, body: body, headers: headers)
                    #expect(answer.status == 200, "\(operation.name)")
                    let faults = try contract.faults(of: answer, to: operation)
                    #expect(faults == [], "\(operation.name)")
                }
                if operation.method == "POST" {
                    let refused = try await gateway.send("POST", operation.path, body: Data("{}".utf8))
                    #expect(refused.status == 401)
                    #expect(try contract.faults(of: refused, to: operation) == [])
                }
            }
        }
    }

    @Test(arguments: [nil, "", "short", "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA="])
    func doesNotStartWithoutAStrongToken(token: String?) {
        let environment = token.map { ["LIBRI_GATEWAY_TOKEN": $0] } ?? [:]
        #expect(throws: ConfigurationError.self) { try GatewayTokens(in: environment) }
    }
}
