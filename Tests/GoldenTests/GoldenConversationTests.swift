import Foundation
import LibriAssist
import LibriTestSupport
import Testing

/// The same conversations through the library, the command line and the server.
@Suite struct GoldenConversationTests {
    @Test(arguments: try GoldenConversation.all())
    func holdsInTheLibrary(_ golden: GoldenConversation) async throws {
        let assistant = try await DemoState.services().assistant
        var conversation: Conversation?
        for turn in golden.turns {
            let reply = try #require(await assistant.reply(to: try Message(.text(turn.customer)), in: conversation))
            conversation = reply.conversation
            let json = try WireJSON.encode(ChatReply(reply, conversation: "test"))
            #expect(turn.faults(in: try object(json)) == [])
        }
    }

    @Test func holdsOnTheCommandLine() async throws {
        let all = try GoldenConversation.all()
        // The conversations interleave: each has a state of its own.
        let turns = (0..<10).flatMap { index in
            all.filter { index < $0.turns.count }.map { (conversation: $0.name, turn: $0.turns[index]) }
        }
        let requests = try turns.map {
            try JSONSerialization.data(withJSONObject: ["conversation": $0.conversation, "text": $0.turn.customer])
        }
        let state = try await DemoState.folder()
        let outcome = try await Program.cli.run(
            ["chat", "--demo", "--jsonl", "--state", state.url.path],
            input: Data(requests.joined(separator: Data("\n".utf8)))
        )
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        try #require(outcome.lines.count == turns.count)
        for (line, expected) in zip(outcome.lines, turns) {
            let reply = try object(Data(line.utf8))
            #expect(reply["conversation"] as? String == expected.conversation)
            #expect(expected.turn.faults(in: reply) == [])
        }
    }

    @Test func holdsOverHTTP() async throws {
        let all = try GoldenConversation.all()
        try await DemoServer.with { server in
            for golden in all {
                var token: String?
                for (index, turn) in golden.turns.enumerated() {
                    var body: [String: any Sendable] = ["message": turn.customer]
                    body["conversation"] = token
                    let answer = try await server.post("/api/chat", body)
                    try #require(answer.status == 200)
                    let reply = try answer.object()
                    token = reply["conversation"] as? String
                    #expect(turn.faults(in: reply) == [])
                    #expect((reply["notice"] != nil) == (index == 0), "the notice stands in the first reply only")
                    #expect(answer.headers["cache-control"] == "no-store")
                }
            }
        }
    }

    @Test func aFilledFormShowsTheCard() async throws {
        try await DemoServer.with { server in
            let form = ["orderNumber": "CL-401372-487531", "surname": "Rami"]
            let reply = try await server.post("/api/chat", ["orderForm": form]).object()
            let card = try #require((reply["parts"] as? [[String: Any]])?.first)
            #expect(card["kind"] as? String == "order")
            #expect((card["order"] as? [String: Any])?["customer"] as? String == "M. RAMI")
            let token = try #require(reply["conversation"] as? String)
            let next = try await server.post("/api/chat", ["message": "et elle part quand ?", "conversation": token])
                .object()
            #expect((next["parts"] as? [[String: Any]])?.first?["kind"] as? String == "order")
        }
    }

    @Test func aFormMayLeaveOutWhatIsKnown() async throws {
        try await DemoServer.with { server in
            let first = try await server.post(
                "/api/chat", ["message": "je m'appelle Rami, où est ma commande CL-40A372-487531 ?"]
            ).object()
            let form = try #require(
                (first["parts"] as? [[String: Any]])?.first { $0["kind"] as? String == "orderForm" })
            #expect(form["needs"] as? [String] == ["orderNumber"])
            let token = try #require(first["conversation"] as? String)
            let reply = try await server.post(
                "/api/chat", ["orderForm": ["orderNumber": "CL-401372-487531"], "conversation": token]
            ).object()
            #expect((reply["parts"] as? [[String: Any]])?.first?["kind"] as? String == "order")
        }
    }

    private func object(_ data: Data) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }
}
