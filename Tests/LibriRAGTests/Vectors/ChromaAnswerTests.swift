import Foundation
import LibriCore
import Synchronization
import Testing

@testable import LibriRAG

/// Answers that no ChromaDB should give.
@Suite struct ChromaAnswerTests {
    /// A neighbour that finds the collection and answers every other question in one way.
    private struct Neighbour: HTTPTransport {
        let answer: @Sendable (HTTPTransportRequest) async throws(HTTPTransportError) -> HTTPTransportResponse
        var collection = """
            {"id": "9d4d9dee-8c75-4647-a249-52f548ddfeb4", "name": "libriassist", "dimension": null,
             "metadata": {"writer": "LibriAssist", "model": "m", "dimension": 2}}
            """

        func send(_ request: HTTPTransportRequest) async throws(HTTPTransportError) -> HTTPTransportResponse {
            request.url.hasSuffix("/collections") ? .text(200, collection) : try await answer(request)
        }
    }

    private func store(
        deadline: Duration = .seconds(5), longestAnswer: Int = 100_000, collection: String? = nil,
        _ answer: @escaping @Sendable (HTTPTransportRequest) async throws(HTTPTransportError) -> HTTPTransportResponse
    ) throws -> ChromaVectorStore {
        let settings = ChromaVectorStore.Settings(
            url: "http://127.0.0.1:8000", token: "s3cret", deadline: deadline, fillingDeadline: deadline,
            longestAnswer: longestAnswer)
        var neighbour = Neighbour(answer: answer)
        if let collection { neighbour.collection = collection }
        return try ChromaVectorStore(settings, space: VectorSpace(model: "m", dimension: 2), transport: neighbour)
    }

    private func failure(of store: ChromaVectorStore) async throws -> ModelError {
        let error = await #expect(throws: ModelError.self) { try await store.nearest(to: [0.6, 0.8], limit: 3) }
        let found = try #require(error)
        for secret in ["s3cret", "tenant", "0.6", "GARBAGE"] { #expect(!found.message.contains(secret)) }
        #expect(found.message.contains("ChromaDB at 127.0.0.1:8000"))
        return found
    }

    @Test(arguments: [
        "", "GARBAGE", "[]", "{}", "null", #"{"ids": [["a"]]}"#, #"{"ids": [["a"]], "distances": [[]]}"#,
        #"{"ids": [["a"]], "distances": [[0.1, 0.2]]}"#, #"{"ids": [["a"]], "distances": [[null]]}"#,
        #"{"ids": [["a"]], "distances": [["0.1"]]}"#, #"{"ids": [["a"]], "distances": [[1e999]]}"#,
        #"{"ids": [["a"]], "distances": [[-5]]}"#, #"{"ids": [["a"]], "distances": [[2.5]]}"#,
        #"{"ids": [[7]], "distances": [[0.1]]}"#, #"{"ids": ["a"], "distances": [0.1]}"#,
        #"{"ids": [["a", "a"]], "distances": [[0.1, 0.2]]}"#, #"{"ids": [], "distances": []}"#,
        #"{"ids": [["a"], ["b"]], "distances": [[0.1], [0.2]]}"#,
        #"{"ids": [["a", "b", "c", "d"]], "distances": [[0, 0, 0, 0]]}"#,
    ])
    func matchesAreChecked(_ answer: String) async throws {
        let store = try store { _ in .text(200, answer) }
        #expect(try await failure(of: store).code == .malformed)
    }

    @Test func nestingWithoutEndIsMalformed() async throws {
        let store = try store { _ in .text(200, String(repeating: "[", count: 90_000)) }
        #expect(try await failure(of: store).code == .malformed)
    }

    @Test func distancesBecomeSimilarities() async throws {
        let store = try store { _ in
            .text(200, #"{"ids": [["b", "a", "z"]], "distances": [[0.25, 0.25, -1e-7]]}"#)
        }
        #expect(
            try await store.nearest(to: [1, 0], limit: 3) == [
                VectorMatch(identifier: "z", similarity: 1), VectorMatch(identifier: "a", similarity: 0.75),
                VectorMatch(identifier: "b", similarity: 0.75),
            ])
    }

    @Test(arguments: [
        (301, ModelError.Code.unavailable), (400, .malformed), (401, .unavailable), (403, .unavailable),
        (404, .missing), (408, .timeout), (413, .tooLarge), (422, .malformed), (429, .busy), (500, .damaged),
        (502, .unavailable), (503, .busy),
    ])
    func statusesAreToldApart(_ status: Int, _ code: ModelError.Code) async throws {
        let store = try store { _ in .text(status, "GARBAGE") }
        #expect(try await failure(of: store).code == code)
    }

    @Test(arguments: [
        (HTTPTransportError.Code.connection, ModelError.Code.unavailable), (.timeout, .timeout),
        (.invalidRequest, .unavailable), (.tooLarge, .tooLarge),
    ])
    func failuresAreToldApart(_ failure: HTTPTransportError.Code, _ code: ModelError.Code) async throws {
        let store = try store { request throws(HTTPTransportError) in
            throw HTTPTransportError(failure, "\(request.url) \(request.headers) GARBAGE")
        }
        #expect(try await self.failure(of: store).code == code)
    }

    @Test func answersAreBounded() async throws {
        let store = try store(longestAnswer: 1_000) { _ in .text(200, String(repeating: " ", count: 1_001)) }
        #expect(try await failure(of: store).code == .tooLarge)
    }

    @Test func aBodyThatDripsEndsWithTheDeadline() async throws {
        let store = try store(deadline: .milliseconds(200)) { _ in
            HTTPTransportResponse(
                status: 200, headers: [],
                body: AsyncThrowingStream {
                    try? await Task.sleep(for: .milliseconds(20))
                    return Task.isCancelled ? nil : Data(" ".utf8)
                })
        }
        let start = ContinuousClock.now
        #expect(try await failure(of: store).code == .timeout)
        #expect(ContinuousClock.now - start < .seconds(60))
    }

    @Test func aSearchThatNobodyWaitsForEnds() async throws {
        let store = try store(deadline: .seconds(60)) { _ in
            try? await Task.sleep(for: .seconds(60))
            return .text(200, "{}")
        }
        let task = Task { try await store.nearest(to: [1, 0], limit: 3) }
        task.cancel()
        let error = await #expect(throws: ModelError.self) { try await task.value }
        #expect(error?.code == .cancelled)
    }

    @Test func aBrokenConnectionIsTriedOnceMore() async throws {
        let count = Mutex(0)
        let store = try store { _ throws(HTTPTransportError) in
            let number = count.withLock { count in
                count += 1
                return count
            }
            if number == 1 { throw HTTPTransportError(.connection, "closed") }
            return .text(200, #"{"ids": [["a"]], "distances": [[0]]}"#)
        }
        #expect(try await store.nearest(to: [1, 0], limit: 3).map(\.identifier) == ["a"])
    }

    @Test(arguments: [
        "GARBAGE", "{}", #"{"id": 7}"#, #"{"id": "../../x", "metadata": {"writer": "LibriAssist"}}"#,
    ])
    func collectionsAreChecked(_ collection: String) async throws {
        let store = try store(collection: collection) { _ in .text(200, "{}") }
        #expect(try await failure(of: store).code == .malformed)
    }

    @Test func pagesThatDoNotEndAreRefused() async throws {
        let ids = (0..<1_000).map { "\"\($0)\"" }.joined(separator: ",")
        let store = try store { _ in .text(200, "{\"ids\": [\(ids)]}") }
        let error = await #expect(throws: ModelError.self) { try await store.identifiers() }
        #expect(error?.code == .malformed)
        let longer = try self.store { _ in .text(200, "{\"ids\": [\(ids), \"more\"]}") }
        await #expect(throws: ModelError.self) { try await longer.identifiers() }
    }
}

extension HTTPTransportResponse {
    fileprivate static func text(_ status: Int, _ body: String) -> HTTPTransportResponse {
        HTTPTransportResponse(
            status: status, headers: [],
            body: AsyncThrowingStream { continuation in
                continuation.yield(Data(body.utf8))
                continuation.finish()
            })
    }
}
