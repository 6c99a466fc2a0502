import Foundation
import LibriTestSupport
import Testing

/// Streamed replies of the running server.
@Suite struct ReplyStreamTests {
    private static let question = "Quels sont vos délais et où en est ma commande CL-401372-487531 au nom de Rami ?"

    /// The events of a stream, in order.
    private func events(in body: Data) throws -> [(name: String, data: [String: Any])] {
        try String(decoding: body, as: UTF8.self).components(separatedBy: "\n\n").filter { $0.hasPrefix("event: ") }.map
        {
            let lines = $0.split(separator: "\n")
            let data = Data(lines[1].dropFirst("data: ".count).utf8)
            return (
                String(lines[0].dropFirst("event: ".count)),
                try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            )
        }
    }

    private func stream(_ server: DemoServer, _ object: [String: any Sendable]) async throws -> DemoServer.Answer {
        try await server.send(
            "POST", "/api/chat", body: try JSONSerialization.data(withJSONObject: object),
            headers: [(name: "Accept", value: "text/event-stream")])
    }

    @Test func theEventsAreTheReply() async throws {
        try await DemoServer.with { server in
            let answer = try await stream(server, ["message": Self.question])
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "text/event-stream; charset=utf-8")
            #expect(answer.headers["connection"] == "close", "the connection takes no further request")
            #expect(answer.headers["x-accel-buffering"] == "no" && answer.headers["cache-control"] == "no-store")
            let events = try events(in: answer.body)
            #expect(events.map(\.name) == ["understood", "part", "part", "done"])
            #expect(events[0].data["intents"] as? [String] == ["general", "order"])
            let done = try #require(events.last?.data)
            #expect(done["id"] as? String == events[0].data["id"] as? String)
            let parts = try #require(done["parts"] as? [[String: Any]])
            for event in events[1...2] {
                let index = try #require(event.data["index"] as? Int)
                #expect(try #require(event.data["part"] as? NSDictionary) == parts[index] as NSDictionary)
            }
            // The next turn goes on from the sealed conversation of the last event.
            let token = try #require(done["conversation"] as? String)
            let next = try await server.post(
                "/api/chat", ["message": "Et la date d'expédition ?", "conversation": token])
            #expect(try next.object()["notice"] == nil)
        }
    }

    @Test func whoLeavesOrHalfClosesDoesNotEndTheServer() async throws {
        try await DemoServer.with(environment: ["LIBRI_SERVER_LIMITS_REQUEST_BURST": "1000"]) { server in
            let body = #"{"message":"Quels papiers proposez-vous ?"}"#
            let head =
                "POST /api/chat HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n"
            for round in 0..<100 {
                let connection = try RawConnection(to: server.address)
                connection.send(head + (round.isMultiple(of: 3) ? String(body.dropLast(5)) : body))
                if !round.isMultiple(of: 2) { connection.finishSending() }
                if round.isMultiple(of: 5) { _ = await connection.read(for: 1, until: "event: done") }
            }
            #expect(try await server.send("GET", "/healthz").status == 200)
        }
    }
}
