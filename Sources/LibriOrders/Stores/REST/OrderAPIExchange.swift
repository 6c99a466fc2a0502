import Foundation

/// A question to a neighbour and its whole answer, within a deadline and a bound.
struct OrderAPIExchange: Sendable {
    /// What is asked.
    struct Question: Sendable {
        var method: String
        var url: String
        var body: Data?
    }

    let neighbour: OrderAPINeighbour
    let transport: any HTTPTransport
    let headers: [(name: String, value: String)]
    /// For the head and the body together, and for a second attempt.
    let deadline: Duration
    /// In bytes.
    let longestAnswer: Int

    /// Asks.
    ///
    /// - Parameters:
    ///   - question: What is asked.
    ///   - empty: The statuses that mean that there is nothing.
    /// - Returns: The body of an answer with status 200; nothing for one of the statuses that mean it.
    func answer(to question: Question, nothingAt empty: Set<Int> = []) async throws(OrderStoreError) -> Data? {
        let end = ContinuousClock.now + deadline
        let outcome = await withTaskGroup(of: Result<Data?, OrderStoreError>.self) { group in
            group.addTask {
                do throws(OrderStoreError) {
                    return .success(try await body(of: question, nothingAt: empty, until: end))
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

    private func body(
        of question: Question, nothingAt empty: Set<Int>, until end: ContinuousClock.Instant
    ) async throws(OrderStoreError) -> Data? {
        do {
            let response = try await response(to: question, until: end)
            if empty.contains(response.status) { return nil }
            if let refusal = neighbour.refusal(status: response.status) { throw refusal }
            return try await response.collect(upTo: longestAnswer)
        } catch let error as OrderStoreError {
            throw error
        } catch {
            throw neighbour.failure(error, longestAnswer: longestAnswer)
        }
    }

    /// The head of the answer; a connection that breaks at once is tried a second time.
    private func response(
        to question: Question, until end: ContinuousClock.Instant
    ) async throws(HTTPTransportError) -> HTTPTransportResponse {
        var request = HTTPTransportRequest(
            method: question.method, url: question.url, headers: headers, body: question.body, deadline: end - .now)
        let start = ContinuousClock.now
        do throws(HTTPTransportError) {
            return try await transport.send(request)
        } catch {
            // A server that was restarted has closed the connections that are kept open to it, which the next question
            // on each finds out. To ask twice changes nothing: stores only read. A neighbour that is slow, or fails in
            // any other way, is not pressed.
            guard error.code == .connection, ContinuousClock.now - start < Self.atOnce, !Task.isCancelled else {
                throw error
            }
            request.deadline = end - .now
            return try await transport.send(request)
        }
    }

    private static let atOnce: Duration = .milliseconds(200)
}

extension OrderAPIExchange: CustomStringConvertible, CustomReflectable {
    /// The neighbour alone: headers hold the token.
    var description: String { "OrderAPIExchange(\(neighbour.name))" }
    /// Nothing within, for the same reason.
    var customMirror: Mirror { Mirror(self, children: []) }
}
