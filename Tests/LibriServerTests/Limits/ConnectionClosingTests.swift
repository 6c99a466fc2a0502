import Foundation
import LibriTestSupport
import Testing

/// What clients say of a connection in their headers, and what becomes of it.
///
/// Alone, one after the other (`LIBRI_ALONE=1`): their short times would be over on a machine that is busy with all other tests.
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["LIBRI_ALONE"] != nil))
struct ConnectionClosingTests {
    private static let body = #"{"message":"Bonjour"}"#

    private func post(_ version: String = "1.1", length: Int = body.utf8.count, more: String = "") -> String {
        "POST /api/chat HTTP/\(version)\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: \(length)\r\n\(more)\r\n"
    }

    @Test func aConnectionIsClosedWhenTheClientSaysSo() async throws {
        try await DemoServer.with { server in
            for (version, headers) in [
                ("1.1", "Connection: close\r\n"), ("1.1", "connection: Close\r\n"),
                ("1.1", "Connection: x, CLOSE\r\n"), ("1.1", "Connection: x\r\nConnection: close\r\n"), ("1.0", ""),
                ("1.0", "Connection: Keep-Alive\r\n"),
            ] {
                let connection = try RawConnection(to: server.address)
                let request = "GET /healthz HTTP/\(version)\r\nHost: x\r\n\(headers)\r\n"
                // Nothing is answered after the last.
                connection.send(request + request)
                let answer = await connection.read(for: 5)
                #expect(answer.isClosed, "\(request)")
                #expect(
                    answer.text.hasPrefix("HTTP/1.1 200") && answer.text.hasSuffix("\r\n\r\nok\n"), "\(answer.text)")
                #expect(answer.text.components(separatedBy: "HTTP/1.").count == 2)
                #expect(answer.text.lowercased().contains("\r\nconnection: close\r\n"), "\(answer.text)")
            }
        }
    }

    @Test func aConnectionIsGivenUpWhenTheClientDoesNotCloseIt() async throws {
        try await DemoServer.with { server in
            let connection = try RawConnection(to: server.address)
            connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(await connection.read(for: 5).isClosed)
            try await Task.sleep(for: .seconds(4))
            connection.send("x")
            try await Task.sleep(for: .milliseconds(200))
            #expect(!connection.send("x"))
        }
    }

    @Test func anOldClientGetsNoChunks() async throws {
        try await DemoServer.with { server in
            let connection = try RawConnection(to: server.address)
            connection.send(post("1.0", more: "Accept: text/event-stream\r\n") + Self.body)
            let answer = await connection.read(for: 10)
            #expect(answer.isClosed && answer.text.hasPrefix("HTTP/1.0 200"), "\(answer.text)")
            #expect(!answer.text.lowercased().contains("transfer-encoding"))
            #expect(answer.text.contains("\r\n\r\nevent:") && answer.text.hasSuffix("\n\n"), "\(answer.text)")
        }
    }

    @Test func aClientIsToldToGoOnWithItsBody() async throws {
        try await DemoServer.with { server in
            let connection = try RawConnection(to: server.address)
            for expectation in ["100-continue", "100-Continue"] {
                connection.send(post(more: "Expect: \(expectation)\r\n"))
                #expect(await connection.read(for: 5, until: "\r\n\r\n").text == "HTTP/1.1 100 Continue\r\n\r\n")
                connection.send(Self.body)
                #expect(await connection.read(for: 10, until: "}").text.hasPrefix("HTTP/1.1 200"))
            }
            // Behind another request it is told after that one's answer.
            let late = try RawConnection(to: server.address)
            late.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n" + post(more: "Expect: 100-continue\r\n"))
            let both = await late.read(for: 5, until: "HTTP/1.1 100 Continue\r\n\r\n").text
            #expect(both.hasPrefix("HTTP/1.1 200") && both.hasSuffix("ok\nHTTP/1.1 100 Continue\r\n\r\n"), "\(both)")
        }
    }

    @Test func aClientIsNotToldToGoOnWhereItNeedsNot() async throws {
        try await DemoServer.with { server in
            for (request, status) in [
                (post(more: "Expect: 100-continue\r\n") + Self.body, "HTTP/1.1 200"),
                (post("1.0", more: "Expect: 100-continue\r\n") + Self.body, "HTTP/1.1 200"),
                ("GET /healthz HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\r\n", "HTTP/1.1 200"),
                (post(length: 20_000, more: "Expect: 100-continue\r\n"), "HTTP/1.1 413"),
            ] {
                let connection = try RawConnection(to: server.address)
                connection.send(request)
                let answer = await connection.read(for: 10, until: "\r\n\r\n").text
                #expect(answer.hasPrefix(status), "\(answer)")
            }
        }
    }
}
