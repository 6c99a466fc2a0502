import Foundation
import LibriTestSupport
import Testing

/// What a connection may take, over real sockets.
@Suite struct ConnectionGuardTests {
    private static let quick = [
        "LIBRI_SERVER_LIMITS_HEADER_SECONDS": "1", "LIBRI_SERVER_LIMITS_BODY_SECONDS": "1",
        "LIBRI_SERVER_LIMITS_IDLE_SECONDS": "1", "LIBRI_SERVER_LIMITS_DRAIN_BYTES": "65536",
        "LIBRI_SERVER_LIMITS_HEADER_BYTES": "2048", "LIBRI_SERVER_LIMITS_HEADER_COUNT": "16",
        "LIBRI_SERVER_LIMITS_CONNECTIONS_PER_CLIENT": "20",
    ]

    private func post(length: Int) -> String {
        "POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: \(length)\r\n\r\n"
    }

    @Test func whoSaysNothingOrDripsIsLetGo() async throws {
        try await DemoServer.with(environment: Self.quick) { server in
            let silent = try RawConnection(to: server.address)
            let headers = try RawConnection(to: server.address)
            let body = try RawConnection(to: server.address)
            headers.send("GET /healthz HTTP/1.1\r\nHost: x\r\n")
            body.send(post(length: 200) + "{\"mess")
            // A byte now and then keeps neither open.
            for _ in 0..<8 {
                try await Task.sleep(for: .milliseconds(250))
                headers.send("X")
                body.send("a")
            }
            for connection in [silent, headers, body] { #expect(await connection.read(for: 3).isClosed) }
            #expect(try await server.send("GET", "/healthz").status == 200)
        }
    }

    @Test func anIdleConnectionIsClosedAfterItsAnswer() async throws {
        try await DemoServer.with(environment: Self.quick) { server in
            let connection = try RawConnection(to: server.address)
            connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            let answer = await connection.read(for: 4)
            #expect(answer.text.hasPrefix("HTTP/1.1 200") && answer.isClosed)
        }
    }

    @Test func anAnswerBeforeTheBodyDoesNotReadItForEver() async throws {
        try await DemoServer.with(environment: Self.quick) { server in
            let connection = try RawConnection(to: server.address)
            connection.send(post(length: 1_000_000_000))
            let piece = String(repeating: "a", count: 65_536)
            var sent = 0
            while connection.send(piece), sent < 4_000 { sent += 1 }
            #expect(sent < 200, "the server took \(sent) pieces of 64 kB")
            #expect(try await server.send("GET", "/healthz").status == 200)
        }
    }

    @Test func headersAreBounded() async throws {
        try await DemoServer.with(environment: Self.quick) { server in
            for headers in [
                "X: \(String(repeating: "a", count: 4_000))\r\n",
                (0..<40).map { "X-\($0): a\r\n" }.joined(),
            ] {
                let connection = try RawConnection(to: server.address)
                connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\(headers)\r\n")
                let answer = await connection.read(for: 4)
                #expect(answer.text.hasPrefix("HTTP/1.1 400") && answer.isClosed)
                #expect(answer.text.lowercased().contains("x-content-type-options: nosniff"), "also without a route")
            }
        }
    }

    @Test func aRequestNamesItsHost() async throws {
        try await DemoServer.with { server in
            for (request, status) in [
                ("GET /docs HTTP/1.1\r\n\r\n", 400), ("GET /healthz HTTP/1.0\r\n\r\n", 200),
                ("GET /docs HTTP/1.1\r\nHost: x\r\n\r\n", 200),
            ] {
                let connection = try RawConnection(to: server.address)
                connection.send(request)
                let answer = await connection.read(for: 5, until: "\r\n\r\n")
                #expect(answer.text.hasPrefix("HTTP/1.1 \(status)"), "\(request)")
            }
        }
    }

    @Test func requestsOneAfterTheOtherAreAllAnswered() async throws {
        try await DemoServer.with { server in
            let connection = try RawConnection(to: server.address)
            let body = #"{"message":"Bonjour"}"#
            connection.send(String(repeating: post(length: body.utf8.count) + body, count: 20))
            connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            let answers = await connection.read(for: 20, until: "\r\n\r\nok\n").text
            #expect(answers.components(separatedBy: "HTTP/1.1 200").count == 22)
        }
    }

    @Test func oneClientHasOnlySoManyConnections() async throws {
        try await DemoServer.with(environment: Self.quick) { server in
            let connections = try (0..<30).map { _ in try RawConnection(to: server.address) }
            var open = 0
            for connection in connections {
                connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
                if await connection.read(for: 2, until: "ok\n").text.hasPrefix("HTTP/1.1 200") { open += 1 }
            }
            #expect((1...20).contains(open))
        }
    }
}
