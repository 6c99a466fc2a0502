import Foundation
import GRDB
import LibriAssist
import LibriTestSupport
import Testing

/// Customers who leave in the middle of a stream.
@Suite struct LeavingCustomerTests {
    /// A program that writes the orders, for which a look-up waits two seconds.
    private func writer(of state: StateFolder) async throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(5)
        let writer = try DatabaseQueue(path: state.sampleOrders, configuration: configuration)
        try await writer.writeWithoutTransaction { db in try db.execute(sql: "BEGIN EXCLUSIVE") }
        return writer
    }

    /// The beginning of a stream, after which the connection is closed.
    private func beginning(_ body: String, of server: DemoServer) async throws -> String {
        let connection = try RawConnection(to: server.address)
        connection.send(
            "POST /api/chat HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n" + body)
        return await connection.read(for: 10, until: "event: understood").text
    }

    @Test func whoLeavesInTheMiddleIsCounted() async throws {
        try await CountingServer.with { counting in
            let writer = try await writer(of: counting.state)
            let body = #"{"message":"Je suis Rami, où en est ma commande CL-401372-487531 ?"}"#
            let text = try await beginning(body, of: counting.server)
            #expect(text.contains("event: understood") && !text.contains("event: done"), "\(text)")
            #expect(try await counting.counts(#"libriassist_streams_total{end="left"} 1"#))
            #expect(try await !counting.figures().contains(#"end="done""#))
            try await writer.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
            // Nobody else has noticed.
            let next = try await counting.server.send(
                "POST", "/api/chat", body: Data(body.utf8), headers: [(name: "Accept", value: "text/event-stream")])
            #expect(String(decoding: next.body, as: UTF8.self).contains("event: done"))
            #expect(try await counting.counts(#"libriassist_streams_total{end="done"} 1"#))
        }
    }
}
