import Foundation
import LibriAssist
import LibriTestSupport
import Testing

/// Every operation, status and example of the contract against the running server.
@Suite final class ContractWalkTests {
    private let folder: TemporaryFolder
    private let walk: ContractWalk

    init() throws {
        folder = try TemporaryFolder()
        walk = ContractWalk(try ContractDocument())
    }

    /// What a test cannot bring a healthy server to.
    private static let unprovoked: Set = [
        "POST /api/chat 500", "POST /api/chat 503", "POST /api/order/track 500", "POST /api/conversation/end 500",
        "POST /api/feedback 500",
    ]

    @Test func theServerDoesWhatTheContractSays() async throws {
        let state = try await DemoState.copy(to: folder)
        try await DemoServer.with(arguments: ["--demo", "--state", state.url.path]) { [walk] server in
            try await Self.readEverything(walk, of: server)
            try await Self.sendEveryExample(walk, to: server)
            try await Self.provokeRefusals(walk, of: server)
            try await Self.provokeFailures(walk, of: server, state: state)
        }
        try await withAProductionServer { [walk] server in
            let root = try await walk.send("GET /", to: server)
            #expect(root.status == 404)
            try await Self.askFromElsewhereAndTooOften(walk, server)
        }
        #expect(walk.faults == [])

        let documented = walk.contract.operations.flatMap { operation in
            (operation.node["responses"]?.members ?? [:]).keys.map { "\(operation.name) \($0)" }
        }
        #expect(Set(documented).subtracting(walk.statuses) == Self.unprovoked)
        let kinds = walk.contract.root["components"]?["schemas"]?["ChatReplyPart"]?["discriminator"]?["mapping"]
        #expect(walk.partKinds == Set((kinds?.members ?? [:]).keys))
        // What the document shows of problems is what there is.
        for operation in walk.contract.operations {
            for status in (operation.node["responses"]?.members ?? [:]).keys {
                guard let titles = walk.titles["\(operation.name) \(status)"], let number = Int(status),
                    let response = walk.contract.response(of: operation, status: number)
                else { continue }
                let examples = walk.contract.examples(of: response, type: "application/problem+json").values
                #expect(Set(examples.compactMap { $0["title"]?.string }) == titles, "\(operation.name) \(status)")
            }
        }
    }

    private static func readEverything(_ walk: ContractWalk, of server: DemoServer) async throws {
        for operation in walk.contract.operations where operation.method == "GET" {
            for path in operation.paths {
                let answer = try await walk.send(operation.name, path: path, to: server)
                #expect(try await server.send("HEAD", path).status == answer.status)
                guard let tag = answer.headers["etag"] else { continue }
                let again = try await walk.send(
                    operation.name, path: path, headers: [(name: "If-None-Match", value: tag)], to: server)
                #expect(again.status == 304)
            }
        }
        for (name, path) in [
            ("GET /widget/{file}", "/widget/nothing.js"), ("GET /widget/{version}/{file}", "/widget/1.0.0/install.js"),
        ] {
            #expect(try await walk.send(name, path: path, to: server).status == 404)
        }
        let yaml = try await server.send("GET", "/openapi.yaml").body
        let written = try ProjectFolder.text("docs/openapi.yaml")
        #expect(String(decoding: yaml, as: UTF8.self) == written)
        let json = try JSONValue(try await server.send("GET", "/openapi.json").body)
        #expect(json == walk.contract.root)
        let page = try await server.send("GET", "/docs")
        #expect(page.headers["content-security-policy"]?.contains("style-src 'sha256-") == true)
    }

    private static func sendEveryExample(_ walk: ContractWalk, to server: DemoServer) async throws {
        var count = 0
        for operation in walk.contract.operations {
            guard let request = operation.node["requestBody"] else { continue }
            for (name, value) in walk.contract.examples(of: request, type: "application/json") {
                for accepted in ["application/json", "text/event-stream"] {
                    let answer = try await walk.send(
                        operation.name, body: try value.data, headers: [(name: "Accept", value: accepted)], to: server)
                    #expect((200..<300).contains(answer.status), "\(operation.name), \(name)")
                }
                count += 1
            }
        }
        #expect(count > 8)
        let mistaken = ["orderForm": ["orderNumber": "CL-401372-487531", "surname": "Dupont"]] as JSONValue
        #expect(try await walk.post("/api/chat", mistaken, to: server).status == 200)
    }

    private static func provokeRefusals(_ walk: ContractWalk, of server: DemoServer) async throws {
        let bodies: [String: JSONValue] = [
            "/api/chat": ["message": " "], "/api/order/track": ["orderNumber": " ", "surname": "Rami"],
            "/api/feedback": ["replyId": "none", "helpful": true], "/api/conversation/end": ["conversation": 1],
        ]
        for (path, refused) in bodies {
            #expect(try await walk.post(path, refused, to: server).status == 400)
            let name = "POST \(path)"
            for (bytes, status) in [
                (Data("{".utf8), 400), (Data([0x7B, 0x22, 0xFF, 0x22, 0x7D]), 400), (Data(count: 20_000), 413),
            ] {
                #expect(try await walk.send(name, body: bytes, to: server).status == status)
            }
            let text = [(name: "Content-Type", value: "text/plain")]
            #expect(try await walk.send(name, body: Data("{}".utf8), headers: text, to: server).status == 415)
        }
        for (number, status) in [("CL-40A372-487531", 400), ("CL-999999-999999", 404)] {
            let order = ["orderNumber": .string(number), "surname": "Rami"] as JSONValue
            #expect(try await walk.post("/api/order/track", order, to: server).status == status)
        }
    }

    private static func provokeFailures(_ walk: ContractWalk, of server: DemoServer, state: StateFolder) async throws {
        try Data("rubbish".utf8).write(to: URL(fileURLWithPath: state.sampleOrders))
        let order: JSONValue = ["orderNumber": "CL-401373-487531", "surname": "Rami"]
        #expect(try await walk.post("/api/order/track", order, to: server).status == 503)

        try FileManager.default.removeItem(atPath: state.feedback)
        try FileManager.default.createDirectory(atPath: state.feedback, withIntermediateDirectories: false)
        let feedback: JSONValue = ["replyId": .string(UUID().uuidString), "helpful": true]
        #expect(try await walk.post("/api/feedback", feedback, to: server).status == 503)
        // The state of the stores is asked for once a second.
        for _ in 0..<50 where try await walk.send("GET /readyz", to: server).status == 200 {
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(try await walk.send("GET /readyz", to: server).status == 503)
        // The customer's chat does not depend on either.
        #expect(try await walk.post("/api/chat", ["message": "Bonjour"], to: server).status == 200)
    }

    private static func askFromElsewhereAndTooOften(_ walk: ContractWalk, _ server: DemoServer) async throws {
        let posts = walk.contract.operations.filter { $0.method == "POST" }
        for operation in posts {
            for (origin, status) in [
                ("https://www.shop.example", 415), ("null", 403), ("https://www.shop.example.evil.example", 403),
                ("https://evil-www.shop.example", 403), ("http://www.shop.example", 403),
                ("https://www.shop.example:8443", 403), ("https://WWW.shop.example", 403),
            ] {
                let headers = [(name: "Origin", value: origin), (name: "Content-Type", value: "text/plain")]
                let answer = try await walk.send(operation.name, body: Data(), headers: headers, to: server)
                #expect(answer.status == status, "\(origin)")
                #expect(answer.headers["access-control-allow-origin"] == (status == 415 ? origin : nil))
                #expect(answer.headers["access-control-allow-credentials"] == nil && answer.headers["vary"] == "Origin")
            }
        }
        for operation in posts {
            var status = 0
            for _ in 0..<50 where status != 429 {
                status = try await walk.send(operation.name, body: Data("{}".utf8), to: server).status
            }
            #expect(status == 429)
        }
    }

    private func withAProductionServer(_ work: @escaping @Sendable (DemoServer) async throws -> Void) async throws {
        try SampleOrderDatabase(count: 20).write(to: folder.path("orders.sqlite"))
        try folder.write("# Horaires\n\nL’atelier est ouvert du lundi au vendredi.\n", to: "docs/horaires.md")
        let file = try folder.write(
            """
            orders: {sqlite: {path: orders.sqlite}}
            knowledge: {sources: [docs]}
            server: {allowedOrigins: [https://www.shop.example]}
            """, to: "libriassist.yaml")
        let secret = Data((0..<32).map { UInt8($0) }).base64EncodedString()
        try await DemoServer.with(
            arguments: ["--config", file, "--state", folder.path("production")],
            environment: [
                "LIBRI_SECRET": secret, "LIBRI_SERVER_LIMITS_REQUESTS_PER_MINUTE": "1",
                "LIBRI_SERVER_LIMITS_REQUEST_BURST": "40",
            ], work)
    }

    /// What the server takes is what the schema of the request takes.
    @Test func theSchemasOfRequestsTellWhatIsTaken() async throws {
        let id = "7C0D9A54-3F0E-4F43-9D55-0C1B1F6F2A11"
        let bodies: [String: [JSONValue]] = [
            "/api/chat": [
                ["message": "Bonjour"], ["message": "Bonjour", "orderForm": nil, "conversation": nil, "language": nil],
                ["message": "Bonjour", "unknown": [1]], ["message": "Bonjour", "language": "xx", "messageId": ""],
                ["message": "Bonjour", "conversation": .string(String(repeating: "a", count: 7_000))],
                ["message": .string(String(repeating: "a", count: 2_000))],
                ["message": .string(String(repeating: "a", count: 2_001))], ["message": ""], ["message": " \n"],
                ["message": nil], [:], [], nil, "Bonjour", ["message": 1], ["message": ["Bonjour"]],
                ["message": "Bonjour", "language": 1], ["message": "Bonjour", "messageId": true],
                ["message": "Bonjour", "orderForm": ["surname": "Rami"]], ["message": nil, "orderForm": nil],
                ["orderForm": ["surname": "Rami"]], ["orderForm": ["surname": "Rami", "orderNumber": nil]],
                ["orderForm": [:]], ["orderForm": ["surname": nil]], ["orderForm": ["surname": ""]],
                ["orderForm": ["orderNumber": "40A", "surname": "Rami"]], ["orderForm": "CL-401372"],
                ["orderForm": ["orderNumber": "CL-401372", "surname": " "]],
                ["orderForm": ["surname": .string(String(repeating: "a", count: 101))]],
            ],
            "/api/order/track": [
                ["orderNumber": "CL-401372", "surname": "Rami", "unknown": nil], ["surname": "Rami"], [:], nil,
                ["orderNumber": "CL-401372"], ["orderNumber": nil, "surname": "Rami"],
                ["orderNumber": 401_372, "surname": "Rami"], ["orderNumber": "CL-401372", "surname": ""],
                ["orderNumber": "CL-401372", "surname": .string(String(repeating: "a", count: 101))],
            ],
            "/api/feedback": [
                ["replyId": .string(id), "helpful": true], ["replyId": .string(id.lowercased()), "helpful": false],
                ["replyId": .string(id), "helpful": true, "comment": nil],
                ["replyId": .string(id), "helpful": true, "comment": ""],
                ["replyId": .string(id), "helpful": true, "comment": .string(String(repeating: "é", count: 1_000))],
                ["replyId": .string(id), "helpful": true, "comment": .string(String(repeating: "é", count: 1_001))],
                ["replyId": .string(id), "helpful": true, "comment": 1], ["replyId": .string(id), "helpful": 1],
                ["replyId": .string(id), "helpful": "true"], ["replyId": .string(id)], ["helpful": true], [], nil,
                ["replyId": .string("{\(id)}"), "helpful": true], ["replyId": "", "helpful": true],
                ["replyId": .string(id.replacing("-", with: "")), "helpful": true],
                ["replyId": .string(id + " "), "helpful": true],
            ],
        ]
        try await DemoServer.with { [walk] server in
            for (path, values) in bodies {
                let content = walk.contract.operation("POST \(path)")?.node["requestBody"]?["content"]
                let schema = try #require(content?["application/json"]?["schema"])
                for value in values {
                    let isGood = walk.contract.schema.faults(of: value, against: schema).isEmpty
                    let answer = try await walk.post(path, value, to: server)
                    #expect((answer.status != 400) == isGood, "\(path) \(value) is answered by \(answer.status)")
                }
            }
        }
        #expect(walk.faults == [])
    }
}
