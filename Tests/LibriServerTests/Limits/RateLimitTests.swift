import Foundation
import LibriTestSupport
import Testing

/// How many requests are taken, over HTTP.
@Suite struct RateLimitTests {
    private static let few = [
        "LIBRI_SERVER_LIMITS_REQUESTS_PER_MINUTE": "1", "LIBRI_SERVER_LIMITS_REQUEST_BURST": "4",
    ]

    @Test func aClientThatAsksTooOftenIsToldWhenToComeBack() async throws {
        try await DemoServer.with(environment: Self.few) { server in
            let first = try await server.post("/api/chat", ["message": "Bonjour"])
            #expect(first.headers["ratelimit-limit"] == "4" && first.headers["ratelimit-remaining"] == "3")
            _ = try await server.post("/api/chat", ["message": "Bonjour"])
            // Forged addresses change nothing, and what is refused counts too.
            _ = try await server.send(
                "POST", "/api/chat", body: Data("{".utf8), headers: [(name: "X-Forwarded-For", value: "203.0.113.9")])
            let mistaken = try await server.send("POST", "/api/nothing")
            #expect(mistaken.status == 404 && mistaken.headers["ratelimit-remaining"] == "0", "problems tell it too")
            let refused = try await server.post(
                "/api/order/track", ["orderNumber": "CL-401372-487531", "surname": "Rami"])
            #expect(refused.status == 429)
            #expect(refused.headers["content-type"] == "application/problem+json")
            #expect((1...60).contains(Int(refused.headers["retry-after"] ?? "") ?? 0))
            #expect(refused.headers["ratelimit-remaining"] == "0")
            #expect(try await server.send("GET", "/healthz").status == 200)
            #expect(try await server.send("GET", "/widget/install.html").status == 200)
        }
    }

    /// The router passes over empty pieces of a path; nobody gets past the limits so, nor past the rule on origins.
    @Test(arguments: ["//api/chat", "/api//chat", "/%61pi/chat", "/api/chat/", "/api/./chat", "/API/chat"])
    func noOtherSpellingOfAPathIsAnswered(path: String) async throws {
        try await DemoServer.with(environment: Self.few) { server in
            let body = Data(#"{"message":"Bonjour"}"#.utf8)
            for _ in 0..<6 {
                let answer = try await server.send(
                    "POST", path, body: body, headers: [(name: "Origin", value: "https://evil.example")])
                #expect([403, 404].contains(answer.status), "\(answer.status)")
            }
        }
    }

    @Test func aTrustedProxyNamesTheClient() async throws {
        let environment = Self.few.merging(["LIBRI_SERVER_TRUSTED_PROXIES": "127.0.0.1"]) { $1 }
        try await DemoServer.with(environment: environment) { server in
            func status(of client: String) async throws -> Int {
                try await server.send(
                    "POST", "/api/chat", body: Data(#"{"message":"Bonjour"}"#.utf8),
                    headers: [(name: "X-Forwarded-For", value: client)]
                ).status
            }
            for _ in 0..<4 { #expect(try await status(of: "203.0.113.7") == 200) }
            let spent = try await status(of: "203.0.113.7")
            #expect(spent == 429)
            #expect(
                try await status(of: "198.51.100.1, 203.0.113.7") == 429, "what stands before was written by the client"
            )
            #expect(try await status(of: "203.0.113.8") == 200)
            // One IPv6 customer has as many addresses as they like, in one network.
            for address in ["2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:2::3", "2001:db8:1:2::"] {
                #expect(try await status(of: address) == 200)
            }
            #expect(try await status(of: "2001:db8:1:2:ffff::4") == 429)
        }
    }

    @Test func aConversationHoldsOnlySoManyMessages() async throws {
        let environment = ["LIBRI_SERVER_LIMITS_MESSAGES_PER_MINUTE": "1", "LIBRI_SERVER_LIMITS_MESSAGE_BURST": "2"]
        try await DemoServer.with(environment: environment) { server in
            let token = try await server.post("/api/chat", ["message": "Bonjour"]).object()["conversation"] as? String
            let message: [String: any Sendable] = ["message": "Merci", "conversation": try #require(token)]
            let statuses = [
                try await server.post("/api/chat", message).status, try await server.post("/api/chat", message).status,
                try await server.post("/api/chat", message).status,
            ]
            #expect(statuses == [200, 200, 429])
            #expect(try await server.post("/api/chat", ["message": "Bonjour"]).status == 200)
        }
    }
}
