import Foundation
import LibriAssist
import LibriTestSupport

/// A running sample server whose figures a test reads.
struct CountingServer: Sendable {
    let server: DemoServer
    let state: StateFolder
    private let log: URL

    /// Runs a body of work against a server of its own and stops the server afterwards.
    static func with(
        environment: [String: String] = [:], _ work: @Sendable (CountingServer) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        let log = URL(fileURLWithPath: try folder.write("", to: "server.log"))
        let state = try await DemoState.copy(to: folder)
        try await DemoServer.with(
            arguments: ["--demo", "--state", state.url.path, "--metrics-port", "0"], environment: environment,
            errors: try FileHandle(forWritingTo: log)
        ) { server in
            try await work(CountingServer(server: server, state: state, log: log))
        }
    }

    /// Everything that was counted.
    func figures() async throws -> String {
        let answer = try await server.elsewhere(try await address()).send("GET", "/metrics")
        return String(decoding: answer.body, as: UTF8.self)
    }

    /// Whether a line stands in the figures, or does soon: some things are counted after their answer.
    func counts(_ line: String) async throws -> Bool {
        for _ in 0..<100 {
            if try await figures().contains(line + "\n") { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    /// Where the figures are: the log, which is written in the background, tells it.
    private func address() async throws -> String {
        for _ in 0..<100 {
            let written = String(decoding: try Data(contentsOf: log), as: UTF8.self)
            if let match = written.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+/) { return String(match.output) }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw POSIXError(.ETIMEDOUT)
    }
}
