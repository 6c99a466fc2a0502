import Foundation
import LibriAssist
import LibriTestSupport
import Testing

/// The running server, over HTTP.
@Suite struct ServerTests {
    @Test func answersItsRoutes() async throws {
        try await DemoServer.with { server in
            let health = try await server.send("GET", "/healthz")
            #expect(health.status == 200)
            let order = try await server.post(
                "/api/order/track", ["orderNumber": "cl 401372 487531", "surname": "rami"])
            #expect(order.status == 200)
            #expect(try order.object()["customer"] as? String == "M. RAMI")
            #expect(order.headers["cache-control"] == "no-store")
            let root = try await server.send("GET", "/")
            #expect(root.status == 303)
            #expect(root.headers["location"] == "/widget/install.html")
            let missing = try await server.send("GET", "/nothing")
            #expect(missing.status == 404)
            #expect(missing.headers["content-type"] == "application/problem+json")
            #expect(missing.headers["x-content-type-options"] == "nosniff")
        }
    }

    @Test func servesTheWidget() async throws {
        try await DemoServer.with { server in
            let release = "\(LibriAssistVersion.current)/"
            for name in [
                "chatbot-widget.js", "chatbot-widget.css", "install.html", "install.js", "install.css",
                release + "chatbot-widget.js", release + "chatbot-widget.css",
            ] {
                let file = try await server.send("GET", "/widget/\(name)")
                #expect(file.status == 200)
                #expect(file.headers["cache-control"]?.contains("immutable") == name.hasPrefix(release), "\(name)")
                let tag = try #require(file.headers["etag"])
                // A proxy that compresses answers weakens their tags.
                for known in [tag, "W/\(tag)", "\"other\", W/\(tag)", "*"] {
                    let again = try await server.send(
                        "GET", "/widget/\(name)", headers: [(name: "If-None-Match", value: known)])
                    #expect(again.status == 304 && again.body.isEmpty)
                }
            }
            let page = try await server.send("GET", "/widget/install.html")
            #expect(page.headers["content-security-policy"]?.contains("script-src 'self'") == true)
            #expect(try await server.send("GET", "/widget/../Package.swift").status == 404)
        }
    }

    /// The longest list of numbers is no more than a conversation can hold.
    @Test func aMessageFullOfNumbersIsAnswered() async throws {
        try await DemoServer.with { server in
            let numbers = (0..<100).map { "CL-4\(10_000 + $0)-487531" }.joined(separator: " ")
            for message in [numbers, "Où sont mes commandes \(numbers) ? Rami", "\(numbers), Rami"] {
                let answer = try await server.post("/api/chat", ["message": String(message.prefix(2_000))])
                #expect(answer.status == 200, "\(answer.status)")
                let token = try #require(try answer.object()["conversation"] as? String)
                #expect(token.utf8.count <= 6 * 1_024)
                let next = try await server.post("/api/chat", ["message": numbers, "conversation": token])
                #expect(next.status == 200)
            }
        }
    }

    @Test func refusesBadInputWithAProblem() async throws {
        let cases: [(body: Data, type: String, status: Int, piece: String)] = [
            (Data(#"{"message":""}"#.utf8), "application/json", 400, "empty"),
            (Data(#"{"message":"  "}"#.utf8), "application/json", 400, "empty"),
            (Data("{\"message\":\"\(String(repeating: "a", count: 2_001))\"}".utf8), "application/json", 400, "2000"),
            (
                Data("{\"message\":\"\(String(repeating: "a", count: 100_000))\"}".utf8), "application/json", 413,
                "16384"
            ),
            (Data([0x7B, 0x22, 0x6D, 0xFF, 0xFE, 0x22, 0x7D]), "application/json", 400, "UTF-8"),
            (Data("{".utf8), "application/json", 400, "such as"),
            (Data("[]".utf8), "application/json", 400, "such as"),
            (Data("{}".utf8), "application/json", 400, "orderForm"),
            (Data(#"{"message":"Bonjour"}"#.utf8), "text/plain", 415, "application/json"),
        ]
        try await DemoServer.with { server in
            for (body, type, status, piece) in cases {
                let answer = try await server.send(
                    "POST", "/api/chat", body: body, headers: [(name: "Content-Type", value: type)])
                #expect(answer.status == status)
                #expect(answer.headers["content-type"] == "application/problem+json")
                #expect(String(decoding: answer.body, as: UTF8.self).contains(piece))
            }
            let letters = try await server.post(
                "/api/order/track", ["orderNumber": "CL-40A372-487531", "surname": "Rami"])
            #expect(letters.status == 400)
            #expect(String(decoding: letters.body, as: UTF8.self).contains("CL-XXXXXX-XXXXXX"))
        }
    }

    @Test func everyRefusalOfAnOrderIsTheSame() async throws {
        try await DemoServer.with { server in
            var answers: Set<Data> = []
            for (number, surname) in [
                ("CL-401372-487531", "Faux"), ("CL-999999-999999", "Rami"), ("CL-401372", "Faux"),
            ] {
                let answer = try await server.post("/api/order/track", ["orderNumber": number, "surname": surname])
                #expect(answer.status == 404)
                answers.insert(answer.body)
            }
            #expect(answers.count == 1)
        }
    }

    @Test func theLogNamesNobody() async throws {
        let folder = try TemporaryFolder()
        let log = URL(fileURLWithPath: try folder.write("", to: "server.log"))
        let errors = try FileHandle(forWritingTo: log)
        let state = try await DemoState.copy(to: folder)
        try await DemoServer.with(arguments: ["--demo", "--state", state.url.path], errors: errors) { server in
            for name in ["Rami", "Zorglub"] {
                _ = try await server.post("/api/order/track", ["orderNumber": "CL-401372-487531", "surname": name])
                _ = try await server.post("/api/chat", ["message": "\(name) CL-401372-487531"])
            }
            _ = try await server.send("POST", "/api/chat", body: Data("{\"message\": \"Zorglub".utf8))
            _ = try await server.send(
                "GET", "/api/Zorglub?name=Zorglub", headers: [(name: "User-Agent", value: "Zorglub")])
            _ = try await server.send("PURGE", "/api/chat", headers: [(name: "X-Request-Id", value: "Zorglub")])
            // A database that breaks while the server runs is an error worth a line.
            try Data("Zorglub".utf8).write(to: URL(fileURLWithPath: state.sampleOrders))
            let broken = try await server.post(
                "/api/order/track", ["orderNumber": "CL-401373-487531", "surname": "Zorglub"])
            #expect(broken.status == 503)
        }
        let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
        #expect(text.contains("rder"), "the broken database left a line")
        for canary in ["rami", "mina", "zorglub", "487531", "401372", "401373"] {
            #expect(!text.lowercased().contains(canary), "\(canary) in: \(text)")
        }
    }

    @Test func aChangedTokenBeginsANewConversation() async throws {
        try await DemoServer.with { server in
            let first = try await server.post("/api/chat", ["message": "RAMI CL-401372-487531"]).object()
            let token = try #require(first["conversation"] as? String)
            let changed = String(token.dropLast(4)) + "AAAA"
            let reply = try await server.post(
                "/api/chat", ["message": "et elle part quand ?", "conversation": changed]
            ).object()
            #expect(reply["notice"] != nil)
            #expect((reply["parts"] as? [[String: Any]])?.first?["kind"] as? String == "orderForm")
        }
    }

    @Test func namesAPortInUse() async throws {
        let state = try await DemoState.folder()
        try await DemoServer.with { server in
            let port = try #require(server.address.split(separator: ":").last)
            let outcome = try await Program.server.run(["--demo", "--port", String(port), "--state", state.url.path])
            #expect(outcome.status == 69)
            #expect(outcome.errors.contains("Port \(port) on 127.0.0.1 is in use"))
            #expect(outcome.errors.contains("--port"))
        }
    }

    @Test(arguments: [
        ([:], "LIBRI_SECRET is not set"), (["LIBRI_SECRET": "d2Vhaw=="], "LIBRI_SECRET is weak"),
        (["LIBRI_SECRET": strongSecret], "server.allowedOrigins is empty"),
        (["LIBRI_SECRET": strongSecret, "LIBRI_SERVER_ALLOWED_ORIGINS": "*"], "is not an origin"),
        (safe, "LIBRI_ORDERS_SQLITE_PATH"),
        (safe.merging(["LIBRI_SERVER_HOST": "0.0.0.0"]) { $1 }, "0.0.0.0 is reached from outside"),
        (safe.merging(["LIBRI_SERVER_HOST": "::"]) { $1 }, ":: is reached from outside"),
        (safe.merging(["LIBRI_SERVER_HOST": "198.51.100.7"]) { $1 }, "server.trustedProxies"),
        (safe.merging(["LIBRI_SERVER_HOST": "shop.example"]) { $1 }, "server.tls.certificate"),
        (
            safe.merging(["LIBRI_SERVER_HOST": "0.0.0.0", "LIBRI_SERVER_TRUSTED_PROXIES": "10.0.0.1"]) { $1 },
            "LIBRI_ORDERS_SQLITE_PATH"
        ),
        (safe.merging(["LIBRI_SERVER_HOST": "10.1.2.3"]) { $1 }, "LIBRI_ORDERS_SQLITE_PATH"),
        (safe.merging(["LIBRI_SECRET_PREVIOUS": "d2Vhaw=="]) { $1 }, "LIBRI_SECRET_PREVIOUS is weak"),
    ])
    func productionRefusesToStartUnsafely(environment: [String: String], piece: String) async throws {
        let state = try await DemoState.folder()
        let outcome = try await Program.server.run(
            ["--port", "0", "--state", state.url.path], environment: environment)
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains(piece), "\(outcome.errors)")
        #expect(outcome.output == "")
    }

    @Test func startsForARealShopAndAnswersItsPages() async throws {
        let folder = try TemporaryFolder()
        try SampleOrderDatabase(count: 20).write(to: folder.path("orders.sqlite"))
        try folder.write(
            "---\ntitle: Horaires\nlanguage: fr\n---\n\nL’atelier est ouvert du lundi au vendredi.\n", to: "docs/h.md")
        let file = try folder.write(
            """
            orders: {sqlite: {path: orders.sqlite}}
            knowledge: {sources: [docs]}
            server: {allowedOrigins: [https://www.shop.example]}
            """, to: "libriassist.yaml"
        )
        let arguments = ["--config", file, "--state", folder.path("state")]
        try await DemoServer.with(arguments: arguments, environment: ["LIBRI_SECRET": Self.strongSecret]) { server in
            let body = Data(#"{"message":"Quand est ouvert l’atelier ?"}"#.utf8)
            let origin = (name: "Origin", value: "https://www.shop.example")
            let answer = try await server.send("POST", "/api/chat", body: body, headers: [origin])
            #expect(answer.status == 200)
            #expect(String(decoding: answer.body, as: UTF8.self).contains("du lundi au vendredi"))
            #expect(answer.headers["access-control-allow-origin"] == "https://www.shop.example")

            let asks = (name: "Access-Control-Request-Method", value: "POST")
            #expect(try await server.send("OPTIONS", "/api/chat", headers: [origin, asks]).status == 204)
            for foreign in [
                "https://evil.example", "https://www.shop.example.evil.example", "null", "http://www.shop.example",
            ] {
                let refused = try await server.send(
                    "POST", "/api/chat", body: body, headers: [(name: "Origin", value: foreign)])
                #expect(refused.status == 403 && refused.headers["access-control-allow-origin"] == nil)
                #expect(refused.headers["vary"] == "Origin")
            }
            #expect(try await server.send("GET", "/").status == 404, "the example page is not the shop's front door")
        }
    }

    @Test func fiveWrongNamesLockAnOrderForTheirClient() async throws {
        try await DemoServer.with { server in
            for name in ["Martin", "Bernard", "Petit", "Robert", "Richard"] {
                let chat: [String: any Sendable] = ["message": "\(name) CL-401372-487531", "messageId": "same"]
                let answer = try await server.post("/api/chat", chat)
                #expect(answer.status == 200)
            }
            let right = ["orderNumber": "CL-401372-487531", "surname": "Rami"]
            let locked = try await server.post("/api/order/track", right)
            #expect(locked.status == 404)
        }
        let state = try await DemoState.folder().url.path
        try await DemoServer.with(arguments: ["--demo", "--no-limits", "--state", state]) { server in
            for _ in 1...10 {
                _ = try await server.post("/api/order/track", ["orderNumber": "CL-401372-487531", "surname": "Faux"])
            }
            let right = ["orderNumber": "CL-401372-487531", "surname": "Rami"]
            #expect(try await server.post("/api/order/track", right).status == 200)
        }
    }

    @Test(arguments: [
        (["--no-limits"], "--demo"), (["--demo", "--metrics-port", "70000"], "65535"),
        (["--demo", "--port", "x"], "port"),
    ])
    func refusesOptionsThatMakeNoSense(arguments: [String], piece: String) async throws {
        let outcome = try await Program.server.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(piece))
    }

    @Test func namesAnAddressThatIsNotItsOwn() async throws {
        let state = try await DemoState.folder().url.path
        for host in ["nosuch.invalid", "203.0.113.9"] {
            let outcome = try await Program.server.run(["--demo", "--port", "0", "--state", state, "--host", host])
            #expect(outcome.status == 69)
            #expect(outcome.errors.contains("\(host) is not an address of this machine"), "\(outcome.errors)")
        }
    }

    private static let safe = [
        "LIBRI_SECRET": strongSecret, "LIBRI_SERVER_ALLOWED_ORIGINS": "https://a.example",
    ]
    private static let strongSecret = Data((0..<32).map { UInt8($0) }).base64EncodedString()
}
