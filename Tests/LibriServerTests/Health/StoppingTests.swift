import Foundation
import LibriTestSupport
import Testing

/// How the server ends, as a process.
@Suite struct StoppingTests {
    @Test func itSaysSoFirstAndEndsWell() async throws {
        try await DemoServer.with(environment: ["LIBRI_SERVER_LIMITS_UNREADY_SECONDS": "10"]) { server in
            #expect(try await server.send("GET", "/readyz").status == 200)
            server.terminate()
            var answer = try await server.send("GET", "/readyz")
            for _ in 0..<100 where answer.status == 200 {
                try await Task.sleep(for: .milliseconds(10))
                answer = try await server.send("GET", "/readyz")
            }
            #expect(answer.status == 503)
            #expect(try answer.object()["status"] as? String == "draining")
            // Until the others have noticed, customers are still answered.
            #expect(try await server.post("/api/chat", ["message": "Bonjour"]).status == 200)
            #expect(await server.exitCode() == 0)
        }
    }

    @Test func itGoesOnWhenNobodyReadsItsLogAnyMore() async throws {
        let log = Pipe()
        try await DemoServer.with(errors: log.fileHandleForWriting) { server in
            try log.fileHandleForWriting.close()
            try log.fileHandleForReading.close()
            for _ in 0..<3 {
                #expect(try await server.send("GET", "/healthz").status == 200)
                // The line of the request before is written in the background.
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    @Test func aConnectionThatStaysOpenDoesNotHoldItUp() async throws {
        try await DemoServer.with(environment: ["LIBRI_SERVER_LIMITS_SHUTDOWN_SECONDS": "1"]) { server in
            let idle = try RawConnection(to: server.address)
            let half = try RawConnection(to: server.address)
            half.send(
                "POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{")
            try await Task.sleep(for: .milliseconds(200))
            server.terminate()
            #expect(await server.exitCode() == 0)
            for connection in [idle, half] { #expect(await connection.read(for: 1).isClosed) }
        }
    }
}
