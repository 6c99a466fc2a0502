import Foundation
import LibriOrders
import Synchronization
import Testing

/// Neighbours that are slow, break off, or were restarted.
@Suite struct OrderAPIExchangeTests {
    private func store(
        _ deadline: Duration = .milliseconds(300), _ transport: ScriptedTransport
    ) throws -> RESTOrderStore {
        var settings = ScriptedShop.settings
        settings.deadline = deadline
        return try RESTOrderStore(settings, schema: ScriptedShop.schema, transport: transport)
    }

    @Test func aBodyThatDripsIsCutAtTheDeadline() async throws {
        let hasEnded = Mutex(false)
        let transport = ScriptedTransport { _, _ in .dripping { hasEnded.withLock { $0 = true } } }
        let start = ContinuousClock.now
        let error = try await failure(of: try store(.milliseconds(300), transport))
        let taken = ContinuousClock.now - start
        #expect(error.code == .unavailable)
        #expect(error.message.contains("does not answer in time"))
        #expect(taken >= .milliseconds(300) && taken < .seconds(300))
        #expect(hasEnded.withLock { $0 })
    }

    @Test func aHeadThatDoesNotComeIsCutAtTheDeadline() async throws {
        let transport = ScriptedTransport { _, _ throws(HTTPTransportError) in
            do { try await Task.sleep(for: .seconds(60)) } catch { throw HTTPTransportError(.connection, "cancelled") }
            return .whole(200, Data())
        }
        let start = ContinuousClock.now
        let error = try await failure(of: try store(.milliseconds(300), transport))
        #expect(error.message.contains("does not answer in time"))
        #expect(ContinuousClock.now - start < .seconds(300))
        #expect(transport.requests.count == 1)
    }

    @Test func aCallerThatGoesEndsTheExchange() async throws {
        let hasEnded = Mutex(false)
        let transport = ScriptedTransport { _, _ in .dripping { hasEnded.withLock { $0 = true } } }
        let store = try store(.seconds(60), transport)
        let start = ContinuousClock.now
        let look = Task { try await failure(of: store) }
        try await Task.sleep(for: .milliseconds(150))
        look.cancel()
        let error = try await look.value
        #expect(error.message.contains("cancelled"))
        #expect(ContinuousClock.now - start < .seconds(300))
        #expect(hasEnded.withLock { $0 })
    }

    /// A body ends without an error when its reader is cancelled, and might then be taken for a whole one.
    @Test func aCutBodyIsNeverTakenForAWholeOne() async throws {
        let transport = ScriptedTransport { _, _ in
            HTTPTransportResponse(
                status: 200, headers: [],
                body: AsyncThrowingStream { $0.yield(Data(#"{"data": {"items": []}}"#.utf8)) })
        }
        let store = try store(.seconds(60), transport)
        let look = Task { try await failure(of: store) }
        try await Task.sleep(for: .milliseconds(150))
        look.cancel()
        #expect(try await look.value.message.contains("cancelled"))
        #expect(try await failure(of: try self.store(.milliseconds(200), transport)).message.contains("in time"))
    }

    @Test(arguments: [
        (HTTPTransportError.Code.connection, "reached"), (.timeout, "in time"), (.invalidRequest, "orders.rest.url"),
        (.tooLarge, "bytes"),
    ])
    func failuresNameTheNeighbourAndNoMore(_ code: HTTPTransportError.Code, _ word: String) async throws {
        let error = try await failure(of: try store(.seconds(5), .failing(code)))
        #expect(error.code == .unavailable)
        #expect(error.message.hasPrefix("The order API at api.shop.example "))
        #expect(error.message.contains(word))
        let all = everything(of: error)
        for secret in ["487531", "s3cret", "v1/orders"] { #expect(!all.contains(secret), "\(all)") }
    }

    @Test func aBodyThatBreaksOffIsAnError() async throws {
        let transport = ScriptedTransport { _, _ in
            HTTPTransportResponse(
                status: 200, headers: [],
                body: AsyncThrowingStream {
                    $0.yield(Data(#"{"data": {"items": []}}"#.utf8))
                    $0.finish(throwing: HTTPTransportError(.connection, "reset"))
                })
        }
        let error = try await failure(of: try store(.seconds(5), transport))
        #expect(error.code == .unavailable)
        // The neighbour has been reached: it is not asked again.
        #expect(transport.requests.count == 1)
    }

    @Test func aClosedConnectionIsTriedOnceMore() async throws {
        let transport = ScriptedTransport { _, count throws(HTTPTransportError) in
            guard count > 1 else { throw HTTPTransportError(.connection, "closed") }
            return .whole(200, Data(#"{"data": {"items": []}}"#.utf8))
        }
        #expect(try await store(.seconds(5), transport).numbers().isEmpty)
        #expect(transport.requests.count == 2)
        #expect(transport.requests[1].url == transport.requests[0].url)
        #expect(transport.requests[1].deadline <= transport.requests[0].deadline)
    }

    @Test func itIsTriedOnceMoreAndNotTwice() async throws {
        let transport = ScriptedTransport.failing(.connection)
        #expect(try await failure(of: try store(.seconds(5), transport)).code == .unavailable)
        #expect(transport.requests.count == 2)
    }

    @Test func slowAndOtherFailuresAreNotTriedAgain() async throws {
        let slow = ScriptedTransport { _, _ throws(HTTPTransportError) in
            try? await Task.sleep(for: .milliseconds(300))
            throw HTTPTransportError(.connection, "no route")
        }
        _ = try await failure(of: try store(.seconds(5), slow))
        #expect(slow.requests.count == 1)
        for code in [HTTPTransportError.Code.timeout, .tooLarge, .invalidRequest] {
            let transport = ScriptedTransport.failing(code)
            _ = try await failure(of: try store(.seconds(5), transport))
            #expect(transport.requests.count == 1)
        }
        let busy = ScriptedTransport(503, "")
        _ = try await failure(of: try store(.seconds(5), busy))
        #expect(busy.requests.count == 1)
    }
}
