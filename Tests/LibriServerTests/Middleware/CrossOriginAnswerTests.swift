import Foundation
import LibriTestSupport
import Testing

/// What browsers are told of origins, and what is told to nobody, over HTTP.
@Suite struct CrossOriginAnswerTests {
    private typealias Field = (name: String, value: String)

    private static let environment = [
        "LIBRI_SERVER_ALLOWED_ORIGINS": "https://www.shop.example", "LIBRI_SERVER_LIMITS_BODY_BYTES": "8192",
    ]
    private static let own: Field = (name: "Origin", value: "https://www.shop.example")
    private static let foreign: Field = (name: "Origin", value: "https://evil.example")
    private static let asks: Field = (name: "Access-Control-Request-Method", value: "POST")

    @Test func aPreflightIsKnownForSomeTime() async throws {
        try await DemoServer.with(environment: Self.environment) { server in
            for path in ["/api/chat", "/api/order/track", "/api/feedback", "/api/conversation/end"] {
                let answer = try await server.send("OPTIONS", path, headers: [Self.own, Self.asks])
                #expect(answer.status == 204 && answer.body.isEmpty)
                #expect(answer.headers["access-control-max-age"] == "7200")
                #expect(answer.headers["access-control-allow-origin"] == "https://www.shop.example")
                #expect(answer.headers["access-control-allow-methods"]?.contains("POST") == true)
                #expect(answer.headers["access-control-allow-headers"] == "content-type")
                #expect(answer.headers["vary"] == "Origin")
            }
        }
    }

    @Test func aPreflightOfARefusedOriginAllowsNothing() async throws {
        try await DemoServer.with(environment: Self.environment) { server in
            for origin in ["https://evil.example", "https://www.shop.example.evil.example", "null"] {
                let answer = try await server.send(
                    "OPTIONS", "/api/chat", headers: [(name: "Origin", value: origin), Self.asks])
                #expect(answer.status == 403, "\(origin)")
                #expect(answer.headers["content-type"] == "application/problem+json")
                #expect(answer.headers["vary"] == "Origin")
                let allowed = answer.headers.keys.filter { $0.hasPrefix("access-control-") }
                #expect(allowed.isEmpty, "\(origin) is told \(allowed)")
            }
        }
    }

    /// Headers that no answer has: cookies are not used, the server's make is nobody's business, and a server that does not
    /// encrypt must not promise that it does (RFC 6797, 7.2).
    private static let absent = ["access-control-allow-credentials", "server", "strict-transport-security"]

    private static let requests: [(method: String, path: String, body: String?)] = [
        ("GET", "/healthz", nil), ("GET", "/readyz", nil), ("GET", "/", nil), ("GET", "/docs", nil),
        ("GET", "/openapi.json", nil), ("GET", "/widget/chatbot-widget.js", nil), ("GET", "/nothing", nil),
        ("GET", "/api/chat", nil), ("OPTIONS", "/api/chat", nil), ("POST", "/api/chat", #"{"message":"Bonjour"}"#),
        ("POST", "/api/chat", "{"), ("POST", "/api/chat", String(repeating: "a", count: 9_000)),
        ("POST", "/api/order/track", #"{"orderNumber":"CL-401372-487531","surname":"Rami"}"#),
        ("POST", "/api/order/track", #"{"orderNumber":"CL-401372-487531","surname":"Faux"}"#),
        ("POST", "/api/conversation/end", #"{"conversation":"v2.A.B"}"#),
    ]

    @Test func noAnswerTellsMoreThanItMust() async throws {
        try await DemoServer.with(environment: Self.environment) { server in
            let origins: [[Field]] = [
                [Self.own], [Self.own, Self.asks], [Self.foreign], [Self.foreign, Self.asks], [],
            ]
            for origin in origins {
                for request in Self.requests {
                    let answer = try await server.send(
                        request.method, request.path, body: request.body.map { Data($0.utf8) }, headers: origin)
                    for name in Self.absent {
                        #expect(answer.headers[name] == nil, "\(name): \(request.method) \(request.path) \(origin)")
                    }
                }
            }
            // Nor has one that no route makes.
            let connection = try RawConnection(to: server.address)
            connection.send("GARBAGE\r\n\r\n")
            let text = await connection.read(for: 10, until: "\r\n\r\n").text.lowercased()
            #expect(text.hasPrefix("http/1.1 400"))
            for name in Self.absent { #expect(!text.contains("\r\n\(name):"), "\(text)") }
        }
    }
}
