import Foundation
import LibriAssist
import LibriTestSupport
import Testing

@testable import libriassist_server

/// What becomes of a conversation whose time is over, over HTTP.
@Suite struct ConversationExpiryTests {
    /// A conversation that began so long ago, whose order was verified just now.
    private func conversation(age: TimeInterval) throws -> Conversation {
        let now = Date()
        var conversation = Conversation(startedAt: now - age)
        conversation.turns = 3
        conversation.verified = VerifiedOrder(
            reference: try OrderReference("CL-401372-487531"), name: StatedName(surname: "Rami"), verifiedAt: now - 60,
            usedAt: now - 60)
        return conversation
    }

    @Test func anExpiredTokenBeginsAfreshWithAWord() async throws {
        let folder = try TemporaryFolder()
        let state = try await DemoState.copy(to: folder)
        // Made here, and found there by the server.
        let sealer = ConversationSealer(secrets: [try ServerSecret(demo: state.sampleSecret)])
        let lifetime = ConversationSealer.lifetime
        let young = try sealer.seal(try conversation(age: lifetime - 600))
        let expired = try sealer.seal(try conversation(age: lifetime + 1))
        try await DemoServer.with(arguments: ["--demo", "--state", state.url.path]) { server in
            let question = "Et quand part-elle ?"
            let known = try await server.post("/api/chat", ["message": question, "conversation": young]).object()
            #expect("\(known["text"] ?? "")".contains("28/10/2025") && known["notice"] == nil)

            let answer = try await server.post("/api/chat", ["message": question, "conversation": expired])
            #expect(answer.status == 200)
            let reply = try answer.object()
            #expect(!"\(reply["text"] ?? "")".contains("28/10/2025"), "the order is forgotten")
            #expect("\(reply["notice"] ?? "")".hasPrefix("La conversation précédente est terminée"))
            let token = try #require(reply["conversation"] as? String)
            let fresh = try #require(sealer.open(token))
            #expect(fresh.verified == nil && fresh.turns == 1)
            #expect(abs(fresh.startedAt.timeIntervalSinceNow) < 60)

            let english = try await server.post(
                "/api/chat",
                ["message": "Hello, what paper do you have?", "conversation": expired, "language": "en"]
            ).object()
            #expect("\(english["notice"] ?? "")".hasPrefix("The earlier conversation has ended"))
        }
    }
}
