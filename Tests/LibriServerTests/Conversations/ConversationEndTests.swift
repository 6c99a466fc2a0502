import Foundation
import LibriTestSupport
import Testing

/// How conversations end, over HTTP.
@Suite struct ConversationEndTests {
    private func verified(_ server: DemoServer) async throws -> String {
        let reply = try await server.post(
            "/api/chat", ["message": "Où en est ma commande CL-401372-487531 au nom de Rami ?"])
        return try #require(try reply.object()["conversation"] as? String)
    }

    @Test func anEndedConversationIsNotTakenUpAgain() async throws {
        try await DemoServer.with { server in
            let token = try await verified(server)
            let question: [String: any Sendable] = ["message": "Et quand part-elle ?", "conversation": token]
            #expect(
                try await server.post("/api/chat", question).object()["text"].map { "\($0)" }?.contains("28/10/2025")
                    == true)
            let end = try await server.post("/api/conversation/end", ["conversation": token])
            #expect(end.status == 204)
            let after = try await server.post("/api/chat", question).object()
            #expect("\(after["text"] ?? "")".contains("28/10/2025") == false)
            #expect("\(after["notice"] ?? "")".hasPrefix("La conversation précédente est terminée"))
        }
    }

    @Test(arguments: ["v2.AAAA.BBBB", "garbage", ""])
    func aTokenThatDoesNotOpenBeginsAnewWithAWord(token: String) async throws {
        try await DemoServer.with { server in
            let reply = try await server.post(
                "/api/chat", ["message": "Hello, what paper do you have?", "conversation": token, "language": "en"])
            #expect(reply.status == 200)
            #expect("\(try reply.object()["notice"] ?? "")".hasPrefix("The earlier conversation has ended"))
            let end = try await server.post("/api/conversation/end", ["conversation": token])
            #expect(end.status == 204, "nothing is told about foreign tokens")
        }
    }
}
