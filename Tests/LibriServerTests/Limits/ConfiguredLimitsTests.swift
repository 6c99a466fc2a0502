import Foundation
import LibriTestSupport
import Testing

/// The limits that an operator sets are those that the routes keep, over HTTP.
@Suite struct ConfiguredLimitsTests {
    private static let environment = [
        "LIBRI_SERVER_LIMITS_BODY_BYTES": "8192", "LIBRI_SERVER_LIMITS_MESSAGE_CHARACTERS": "100",
    ]

    /// More than is set, and less than is taken where nothing is set.
    private static let length = 9_000

    @Test func everyRouteWithABodyTakesNoMoreBytes() async throws {
        try await DemoServer.with(environment: Self.environment) { server in
            let text = String(repeating: "a", count: Self.length)
            let body = Data(#"{"message":"\#(text)"}"#.utf8)
            for path in ["/api/chat", "/api/order/track", "/api/feedback", "/api/conversation/end"] {
                let answer = try await server.send("POST", path, body: body)
                #expect(answer.status == 413, "\(path)")
                #expect(answer.headers["content-type"] == "application/problem+json")
                #expect(String(decoding: answer.body, as: UTF8.self).contains("8192"))
            }
        }
    }

    @Test func aBodyWhoseLengthIsNotAnnouncedIsBoundedToo() async throws {
        try await DemoServer.with(environment: Self.environment) { server in
            let connection = try RawConnection(to: server.address)
            let piece = String(repeating: "a", count: Self.length)
            connection.send(
                "POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "\(String(Self.length, radix: 16))\r\n\(piece)\r\n0\r\n\r\n")
            let answer = await connection.read(for: 10, until: "}").text
            #expect(answer.hasPrefix("HTTP/1.1 413") && answer.contains("8192"), "\(answer)")
        }
    }

    @Test func aMessageTakesNoMoreCharacters() async throws {
        try await DemoServer.with(environment: Self.environment) { server in
            // Characters are counted, not bytes.
            let longest = "Bonjour " + String(repeating: "é", count: 92)
            #expect(try await server.post("/api/chat", ["message": longest]).status == 200)
            let refused = try await server.post("/api/chat", ["message": longest + "é"])
            #expect(refused.status == 400)
            #expect(String(decoding: refused.body, as: UTF8.self).contains("at most 100 characters"))
        }
    }
}
