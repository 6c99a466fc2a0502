import AsyncHTTPClient
package import Foundation
import LibriAssist

/// A running sample server on a free port.
package struct DemoServer: Sendable {
    /// Its address without a final slash.
    package let address: String
    private let transport: AsyncHTTPTransport
    private let process: Process

    /// What a request got.
    package struct Answer: Sendable {
        package let status: Int
        package let headers: [String: String]
        package let body: Data

        /// The body as JSON.
        package func object() throws -> [String: Any] {
            try JSONSerialization.jsonObject(with: body) as? [String: Any] ?? [:]
        }
    }

    /// Limits that no test reaches by accident, all of whose requests come from one address.
    private static let generous = [
        "LIBRI_SERVER_LIMITS_REQUESTS_PER_MINUTE": "1000000", "LIBRI_SERVER_LIMITS_REQUEST_BURST": "1000000",
        "LIBRI_SERVER_LIMITS_MESSAGES_PER_MINUTE": "1000000", "LIBRI_SERVER_LIMITS_MESSAGE_BURST": "1000000",
    ]

    /// Runs a body of work against a server and stops the server afterwards.
    ///
    /// - Parameters:
    ///   - arguments: The server's arguments besides the port; by default the sample shop with its state made.
    ///   - environment: The server's environment, where the limits are generous unless it says otherwise.
    ///   - errors: The file that gets what the server writes to standard error.
    ///   - work: The work.
    package static func with<Result: Sendable>(
        arguments: [String]? = nil, environment: [String: String] = [:], errors: FileHandle = .nullDevice,
        _ work: @Sendable (DemoServer) async throws -> Result
    ) async throws -> Result {
        // A state of its own: what one server counts against clients is no other test's.
        let folder = try TemporaryFolder()
        let state = try await DemoState.copy(to: folder)
        let process = Program.server.process(
            (arguments ?? ["--demo", "--state", state.url.path]) + ["--port", "0"],
            environment: generous.merging(environment) { $1 }
        )
        let output = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        defer {
            process.terminate()
            process.waitUntilExit()
        }
        let line = try await firstLine(of: output)
        let address = String(line.drop { $0 != "h" }.dropLast(while: { $0 == "/" }))
        let client = AsyncHTTPTransport.makeClient()
        do {
            let transport = AsyncHTTPTransport(client: client)
            let result = try await work(DemoServer(address: address, transport: transport, process: process))
            try await client.shutdown()
            return result
        } catch {
            try? await client.shutdown()
            throw error
        }
    }

    /// The same server at another of its addresses.
    package func elsewhere(_ address: String) -> DemoServer {
        DemoServer(address: address, transport: transport, process: process)
    }

    /// Tells the server to stop, as a service manager does.
    package func terminate() { process.terminate() }

    /// The exit code of the server, once it has ended.
    package func exitCode() async -> Int32 {
        while process.isRunning { try? await Task.sleep(for: .milliseconds(20)) }
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }

    /// Sends a request.
    package func send(
        _ method: String, _ path: String, body: Data? = nil, headers: [(name: String, value: String)] = []
    ) async throws -> Answer {
        let type =
            body == nil || headers.contains { $0.name.lowercased() == "content-type" }
            ? [] : [(name: "Content-Type", value: "application/json")]
        let request = HTTPTransportRequest(method: method, url: address + path, headers: type + headers, body: body)
        let response = try await transport.send(request)
        let data = try await response.collect(upTo: 1 << 22)
        return Answer(
            status: response.status,
            headers: Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first },
            body: data
        )
    }

    /// Posts a JSON object.
    package func post(_ path: String, _ object: [String: any Sendable]) async throws -> Answer {
        try await send("POST", path, body: try JSONSerialization.data(withJSONObject: object))
    }

    private static func firstLine(of pipe: Pipe) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                var line = Data()
                while !line.contains(UInt8(ascii: "\n")) {
                    let piece = pipe.fileHandleForReading.availableData
                    guard !piece.isEmpty else { return continuation.resume(throwing: CocoaError(.fileReadUnknown)) }
                    line.append(piece)
                }
                continuation.resume(returning: String(decoding: line, as: UTF8.self).trimmingCharacters(in: .newlines))
            }
        }
    }
}

extension StringProtocol {
    fileprivate func dropLast(while predicate: (Character) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
        return self[startIndex..<end]
    }
}
