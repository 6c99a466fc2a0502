import Foundation
import LibriTestSupport
import Testing

/// Messages that a page sends again because it got no answer, over HTTP.
@Suite struct RetriedMessageTests {
    private static let right = ["orderNumber": "CL-401372-487531", "surname": "Rami"]

    @Test func aRetriedMessageIsAnsweredAgainAndCountedOnce() async throws {
        try await DemoServer.with { server in
            let first = try await server.post("/api/chat", ["message": "Bonjour"]).object()
            let token = try #require(first["conversation"] as? String)
            @Sendable func answer(_ id: String) async throws -> DemoServer.Answer {
                try await server.post(
                    "/api/chat", ["message": "Martin CL-401372-487531", "conversation": token, "messageId": id])
            }
            var texts: Set<String> = []
            for _ in 0..<5 {
                let reply = try await answer("the same")
                #expect(reply.status == 200)
                let object = try reply.object()
                let parts = try #require(object["parts"] as? [[String: Any]])
                #expect(parts.count == 1 && parts.first?["topic"] as? String == "notVerified")
                #expect(object["notice"] == nil, "the conversation goes on")
                texts.insert(try #require(object["text"] as? String))
            }
            #expect(texts.count == 1, "each is answered from the same conversation")
            #expect(try await server.post("/api/order/track", Self.right).status == 200, "five repeats lock nothing")

            for number in 0..<5 { _ = try await answer("\(number)") }
            #expect(try await server.post("/api/order/track", Self.right).status == 404, "five messages do")
        }
    }
}
