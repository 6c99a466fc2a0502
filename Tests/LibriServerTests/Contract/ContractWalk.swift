import Foundation
import LibriTestSupport
import Synchronization

/// What the running server answered to the operations of the contract, and what of it the contract does not say.
final class ContractWalk: Sendable {
    private struct State {
        var statuses: Set<String> = []
        var titles: [String: Set<String>] = [:]
        var partKinds: Set<String> = []
        var faults: [String] = []
    }

    let contract: ContractDocument
    private let state = Mutex(State())

    init(_ contract: ContractDocument) { self.contract = contract }

    /// Each operation with a status that it gave: `POST /api/chat 200`.
    var statuses: Set<String> { state.withLock { $0.statuses } }
    /// The titles of the problems, by operation and status.
    var titles: [String: Set<String>] { state.withLock { $0.titles } }
    /// The kinds of parts that replies had.
    var partKinds: Set<String> { state.withLock { $0.partKinds } }
    /// Where an answer was not as the contract says.
    var faults: [String] { state.withLock { $0.faults } }

    /// Sends a request to an operation and holds the answer against the contract.
    ///
    /// - Parameters:
    ///   - name: The operation, `POST /api/chat`.
    ///   - path: The path, where the operation has a template of one.
    @discardableResult
    func send(
        _ name: String, path: String? = nil, body: Data? = nil, headers: [(name: String, value: String)] = [],
        to server: DemoServer
    ) async throws -> DemoServer.Answer {
        guard let operation = contract.operation(name) else {
            state.withLock { $0.faults.append("\(name) is not documented") }
            return try await server.send("GET", "/healthz")
        }
        let answer = try await server.send(operation.method, path ?? operation.path, body: body, headers: headers)
        let place = "\(name) \(answer.status)"
        let faults = try contract.faults(of: answer, to: operation).map { "\(place): \($0)" }
        let value = try? JSONValue(answer.body)
        state.withLock { state in
            state.statuses.insert(place)
            state.faults += faults
            state.partKinds.formUnion((value?["parts"]?.items ?? []).compactMap { $0["kind"]?.string })
            guard answer.status >= 400, let title = value?["title"]?.string else { return }
            state.titles[place, default: []].insert(title)
        }
        return answer
    }

    @discardableResult
    func post(_ path: String, _ body: JSONValue, to server: DemoServer) async throws -> DemoServer.Answer {
        try await send("POST \(path)", body: try body.data, to: server)
    }
}
