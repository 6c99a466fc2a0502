import Foundation
import LibriCore

/// A question to a ChromaDB and its whole answer, within a deadline and a bound.
struct ChromaExchange: Sendable {
    let address: ChromaAddress
    let neighbour: ChromaNeighbour
    let transport: any HTTPTransport
    /// In bytes.
    let longestAnswer: Int

    /// Asks.
    ///
    /// - Parameters:
    ///   - method: `GET`, `POST` or `DELETE`.
    ///   - path: What follows `/api/v2`.
    ///   - body: JSON.
    ///   - end: When the answer must be there, to its last byte.
    func answer(
        _ method: String, _ path: String, body: Data? = nil, until end: ContinuousClock.Instant
    ) async throws(ModelError) -> Data {
        let outcome = await withTaskGroup(of: Result<Data, ModelError>.self) { group in
            group.addTask {
                do throws(ModelError) {
                    return .success(try await whole(method, path, body, until: end))
                } catch { return .failure(error) }
            }
            // The transport's deadline is the head's: a body that drips would go on for ever.
            group.addTask {
                try? await Task.sleep(until: end, clock: .continuous)
                return .failure(neighbour.lateness)
            }
            defer { group.cancelAll() }
            return await group.next() ?? .failure(neighbour.lateness)
        }
        // A body whose reader is cancelled ends like one that is whole.
        guard !Task.isCancelled else { throw neighbour.cancellation }
        return try outcome.get()
    }

    private func whole(
        _ method: String, _ path: String, _ body: Data?, until end: ContinuousClock.Instant
    ) async throws(ModelError) -> Data {
        let request = HTTPTransportRequest(
            method: method, url: address.root + path, headers: address.headers, body: body, deadline: end - .now)
        do {
            let response = try await response(to: request, until: end)
            if let refusal = neighbour.refusal(status: response.status) { throw refusal }
            return try await response.collect(upTo: longestAnswer)
        } catch let error as ModelError {
            throw error
        } catch {
            throw neighbour.failure(error, longestAnswer: longestAnswer)
        }
    }

    /// The head of the answer; a connection that breaks at once is tried a second time.
    ///
    /// A server that was restarted has closed the connections that are kept open to it. No question does more when it comes twice.
    private func response(
        to request: HTTPTransportRequest, until end: ContinuousClock.Instant
    ) async throws(HTTPTransportError) -> HTTPTransportResponse {
        let start = ContinuousClock.now
        do throws(HTTPTransportError) {
            return try await transport.send(request)
        } catch {
            guard error.code == .connection, ContinuousClock.now - start < .milliseconds(200), !Task.isCancelled else {
                throw error
            }
            var again = request
            again.deadline = end - .now
            return try await transport.send(again)
        }
    }
}

extension ChromaExchange: CustomStringConvertible, CustomReflectable {
    /// The neighbour alone: headers hold the token.
    var description: String { "ChromaExchange(\(neighbour.name))" }
    /// Nothing within, for the same reason.
    var customMirror: Mirror { Mirror(self, children: []) }
}
