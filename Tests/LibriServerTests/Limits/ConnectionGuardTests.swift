import Foundation
import LibriAssist
import LibriTestSupport
import Testing

/// What a connection may take, over real sockets.
///
/// Alone, one after the other (`LIBRI_ALONE=1`): their short times would be over on a machine that is busy with all other tests.
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["LIBRI_ALONE"] != nil)) struct ConnectionGuardTests
{
    private static let quick = [
        "LIBRI_SERVER_LIMITS_HEADER_SECONDS": "1", "LIBRI_SERVER_LIMITS_BODY_SECONDS": "1",
        "LIBRI_SERVER_LIMITS_IDLE_SECONDS": "1", "LIBRI_SERVER_LIMITS_DRAIN_BYTES": "65536",
        "LIBRI_SERVER_LIMITS_HEADER_BYTES": "2048", "LIBRI_SERVER_LIMITS_HEADER_COUNT": "16",
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

    @Test func headersOfLaterRequestsHaveTheTimeOfTheFirst() async throws {
        try await DemoServer.with(environment: ["LIBRI_SERVER_LIMITS_HEADER_SECONDS": "1"]) { server in
            let idle = try RawConnection(to: server.address)
            let slow = try RawConnection(to: server.address)
            for connection in [idle, slow] {
                connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
                #expect(await connection.read(for: 5, until: "ok\n").text.hasPrefix("HTTP/1.1 200"))
            }
            // Empty lines begin no request.
            idle.send("\r\n")
            for byte in ["G", "E", "T", " ", "/"] {
                slow.send(byte)
                try await Task.sleep(for: .milliseconds(300))
            }
            #expect(await slow.read(for: 3).isClosed)
            idle.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(await idle.read(for: 5, until: "ok\n").text.hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test func aBodyBehindAnotherAnswerHasItsTimeAfterThat() async throws {
        try await DemoServer.with(environment: ["LIBRI_SERVER_LIMITS_BODY_SECONDS": "1"]) { server in
            let connection = try RawConnection(to: server.address)
            let body = #"{"message":"Bonjour"}"#
            let pages = 300
            connection.send(
                String(repeating: "GET /docs HTTP/1.1\r\nHost: x\r\n\r\n", count: pages)
                    + post(length: body.utf8.count) + "{")
            // More than the sockets hold: the answers wait for this end.
            try await Task.sleep(for: .seconds(3))
            connection.send(String(body.dropFirst()))
            let answers = await connection.read(for: 8)
            #expect(answers.text.components(separatedBy: "HTTP/1.1 200").count == pages + 2 && !answers.isClosed)
        }
    }

    @Test func oneClientHasOnlySoManyConnections() async throws {
        try await DemoServer.with(environment: ["LIBRI_SERVER_LIMITS_CONNECTIONS_PER_CLIENT": "20"]) { server in
            let connections = try (0..<30).map { _ in try RawConnection(to: server.address) }
            // All ask before the first answer is read: who waits with its headers is let go.
            for connection in connections { connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n") }
            var open = 0
            for connection in connections {
                if await connection.read(for: 20, until: "ok\n").text.hasPrefix("HTTP/1.1 200") { open += 1 }
            }
            #expect(open == 20)
        }
    }

    @Test func tenAddressesDoNotShutEverybodyOut() async throws {
        let environment = ["LIBRI_SERVER_LIMITS_CONNECTIONS": "20", "LIBRI_SERVER_LIMITS_CONNECTIONS_PER_CLIENT": "9"]
        try await CountingServer.with(environment: environment) { counting in
            let server = counting.server
            func answered(from address: String) async throws -> (connection: RawConnection, text: String) {
                let connection = try RawConnection(to: server.address, from: address)
                connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
                return (connection, await connection.read(for: 5, until: "ok\n").text)
            }
            var crowd: [RawConnection] = []
            for turn in 0..<18 {
                let (connection, text) = try await answered(from: "127.0.0.\(turn / 9 + 2)")
                #expect(text.hasPrefix("HTTP/1.1 200"))
                crowd.append(connection)
            }
            let near = try await answered(from: "127.0.0.4")
            #expect(near.text.isEmpty, "its site has many already")
            let far = try await answered(from: "127.0.1.4")
            #expect(far.text.hasPrefix("HTTP/1.1 200"))
            #expect(await crowd[0].read(for: 5).isClosed, "it has waited longest")
            #expect(await !crowd[1].read(for: 1).isClosed)
            for line in [
                #"libriassist_refusals_total{reason="connections"} 1"#,
                #"libriassist_refusals_total{reason="crowded"} 1"#, "libriassist_connections 18.0",
            ] {
                #expect(try await counting.counts(line), "\(line)")
            }
        }
    }

    @Test func whatIsClosedIsCounted() async throws {
        let environment = Self.quick.merging(["LIBRI_SERVER_LIMITS_STALL_SECONDS": "1"]) { $1 }
        try await CountingServer.with(environment: environment) { counting in
            let server = counting.server
            let silent = try RawConnection(to: server.address)
            let body = try RawConnection(to: server.address)
            body.send(post(length: 200) + "{\"mess")
            let endless = try RawConnection(to: server.address)
            endless.send(post(length: 1_000_000_000))
            let piece = String(repeating: "a", count: 65_536)
            for _ in 0..<200 where !endless.send(piece) { break }
            let stalled = try RawConnection(to: server.address)
            stalled.send(String(repeating: "GET /docs HTTP/1.1\r\nHost: x\r\n\r\n", count: 500))
            for connection in [silent, body] { #expect(await connection.read(for: 5).isClosed) }
            try await Task.sleep(for: .seconds(1))
            for reason in ["headersLate", "bodyLate", "drained", "stalled"] {
                #expect(try await counting.counts("libriassist_refusals_total{reason=\"\(reason)\"} 1"), "\(reason)")
            }
            #expect(try await counting.counts("libriassist_connections 0.0"))
        }
    }
}
