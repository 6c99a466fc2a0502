import Foundation

/// A question to a server of models, within a deadline and a bound.
struct ModelExchange: Sendable {
    let neighbour: ModelNeighbour
    let transport: any HTTPTransport
    let model: String

    /// Asks for one whole JSON answer.
    ///
    /// - Parameters:
    ///   - path: Behind the base address: `/api/embed`.
    ///   - body: The JSON that is posted.
    ///   - deadline: For the head and the body together.
    ///   - longestAnswer: In bytes.
    /// - Returns: The body of an answer with status 200.
    func answer(
        _ path: String, body: Data, within deadline: Duration, longestAnswer: Int
    ) async throws(ModelError) -> Data {
        let end = ContinuousClock.now + deadline
        let outcome = await withTaskGroup(of: Result<Data, ModelError>.self) { group in
            group.addTask {
                do {
                    let response = try await head(path, body: body, until: end)
                    return .success(try await response.collect(upTo: longestAnswer))
                } catch { return .failure(neighbour.failure(error, longestAnswer: longestAnswer)) }
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

    /// The head of an answer with status 200; its body is still to be read.
    ///
    /// - Throws: What the transport throws, and ``ModelError`` for every other status.
    func head(_ path: String, body: Data, until end: ContinuousClock.Instant) async throws -> HTTPTransportResponse {
        let request = HTTPTransportRequest(
            method: "POST", url: neighbour.url(path), headers: neighbour.headers, body: body, deadline: end - .now)
        let response = try await send(request, until: end)
        guard response.status == 200 else {
            let body = await Self.beginning(of: response.body)
            throw neighbour.refusal(status: response.status, body: body, model: model)
        }
        return response
    }

    /// Sends; a connection that breaks at once is tried a second time.
    private func send(
        _ request: HTTPTransportRequest, until end: ContinuousClock.Instant
    ) async throws(HTTPTransportError) -> HTTPTransportResponse {
        let start = ContinuousClock.now
        do throws(HTTPTransportError) {
            return try await transport.send(request)
        } catch {
            // A server that was restarted has closed the connections that are kept open to it, which the next question on
            // each finds out. To ask twice changes nothing there.
            guard error.code == .connection, ContinuousClock.now - start < Self.atOnce, !Task.isCancelled else {
                throw error
            }
            var second = request
            second.deadline = end - .now
            return try await transport.send(second)
        }
    }

    private static let atOnce: Duration = .milliseconds(200)

    /// What is read of a refusal. It is only a hint, so a body that breaks off is as good as one that ends.
    private static func beginning(of body: AsyncThrowingStream<Data, any Error>) async -> Data {
        var beginning = Data()
        do {
            for try await piece in body {
                beginning.append(piece.prefix(ModelNeighbour.longestRefusal - beginning.count))
                if beginning.count >= ModelNeighbour.longestRefusal { break }
            }
        } catch {}
        return beginning
    }
}

extension ModelExchange: CustomStringConvertible, CustomReflectable {
    /// The neighbour alone.
    var description: String { "ModelExchange(\(neighbour.name))" }
    /// Nothing within: header fields hold the token.
    var customMirror: Mirror { Mirror(self, children: []) }
}

extension ModelExchange {
    /// JSON that is posted.
    func encoded(_ body: some Encodable) throws(ModelError) -> Data {
        do { return try JSONEncoder().encode(body) } catch {
            throw ModelError(.malformed, "\(neighbour.name) was not asked: the question cannot be written as JSON.")
        }
    }
}
