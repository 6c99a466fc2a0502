import Foundation
import LibriTestSupport
import Testing

/// Each refusal is counted by its reason.
@Suite struct RefusalMetricsTests {
    private static let few = [
        "LIBRI_SERVER_LIMITS_REQUESTS_PER_MINUTE": "1", "LIBRI_SERVER_LIMITS_REQUEST_BURST": "8",
        "LIBRI_SERVER_LIMITS_MESSAGES_PER_MINUTE": "1", "LIBRI_SERVER_LIMITS_MESSAGE_BURST": "2",
    ]

    @Test func whatIsRefusedIsCountedByItsReason() async throws {
        try await CountingServer.with(environment: Self.few) { counting in
            let server = counting.server
            let token = try await server.post("/api/chat", ["message": "Bonjour"]).object()["conversation"] as? String
            let message: [String: any Sendable] = ["message": "Merci", "conversation": try #require(token)]
            // As many as are refused are counted: on a slow machine a token may come back meanwhile.
            var refused = ["conversation": 0, "origin": 0, "client": 0]
            for _ in 0..<4 {
                let status = try await server.post("/api/chat", message).status
                if status == 429 { refused["conversation", default: 0] += 1 }
            }
            for _ in 0..<2 {
                let answer = try await server.send(
                    "POST", "/api/chat", body: Data(#"{"message":"Bonjour"}"#.utf8),
                    headers: [(name: "Origin", value: "https://evil.example")])
                #expect(answer.status == 403)
                refused["origin", default: 0] += 1
            }
            for _ in 0..<8 {
                let status = try await server.send("POST", "/api/nothing").status
                if status == 429 { refused["client", default: 0] += 1 }
            }
            for (reason, count) in refused {
                #expect(count > 0, "\(reason)")
                let line = "libriassist_refusals_total{reason=\"\(reason)\"} \(count)"
                #expect(try await counting.counts(line), "\(line)")
            }
        }
    }
}
