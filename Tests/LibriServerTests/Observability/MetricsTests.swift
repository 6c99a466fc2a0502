import Foundation
import LibriAssist
import LibriTestSupport
import Testing

/// What the metrics of a running server tell, and do not tell.
@Suite struct MetricsTests {
    @Test func countsWithoutNamingAnybody() async throws {
        let folder = try TemporaryFolder()
        let log = URL(fileURLWithPath: try folder.write("", to: "server.log"))
        let state = try await DemoState.copy(to: folder)
        try await DemoServer.with(
            arguments: ["--demo", "--state", state.url.path, "--metrics-port", "0"],
            environment: ["LIBRI_SERVER_LOG_FORMAT": "json"], errors: try FileHandle(forWritingTo: log)
        ) { server in
            for name in ["Rami", "Zorglub"] {
                _ = try await server.post("/api/order/track", ["orderNumber": "CL-401372-487531", "surname": name])
                _ = try await server.post("/api/chat", ["message": "Je suis \(name), où en est CL-401372-487531 ?"])
            }
            _ = try await server.post("/api/chat", ["message": "Quels formats proposez-vous ?"])
            _ = try await server.send("PURGE", "/api/Zorglub?Zorglub")
            #expect(try await server.send("GET", "/metrics").status == 404, "figures are not for customers")

            let written = String(decoding: try Data(contentsOf: log), as: UTF8.self)
            let address = try #require(written.firstMatch(of: /http:\\?\/\\?\/127\.0\.0\.1:\d+/)).output.replacing(
                "\\", with: "")
            let metrics = try await server.elsewhere(String(address)).send("GET", "/metrics")
            #expect(
                metrics.status == 200 && metrics.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
            let text = String(decoding: metrics.body, as: UTF8.self)
            for line in [
                #"libriassist_requests_total{method="POST",route="/api/order/track",status="200"} 1"#,
                #"libriassist_requests_total{method="POST",route="/api/order/track",status="404"} 1"#,
                #"libriassist_requests_total{method="other",route="none",status="404"} 1"#,
                #"libriassist_lookups_total{outcome="found"} 2"#,
                #"libriassist_lookups_total{outcome="notVerified"} 2"#,
                #"libriassist_outcomes_total{outcome="quoted"} 1"#, "libriassist_search_seconds_count 1",
            ] { #expect(text.contains(line + "\n"), "\(line) in \(text)") }
            for canary in ["rami", "zorglub", "487531", "401372", "127.0.0.1"] {
                #expect(!text.lowercased().contains(canary))
            }
            // Each request has a line, and each line is an object.
            let lines = String(decoding: try Data(contentsOf: log), as: UTF8.self).split(separator: "\n")
                .filter { $0.hasPrefix("{") }
            let objects = try lines.compactMap {
                try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: String]
            }
            #expect(objects.count == lines.count)
            #expect(objects.count { $0["message"] == "request" && $0["route"] == "/api/chat" } == 3)
        }
    }
}
