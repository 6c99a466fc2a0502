import Foundation
import LibriCore
import LibriOrders
import Synchronization
import Testing

/// A neighbour that answers as a test says, and remembers what it was asked.
final class ScriptedTransport: HTTPTransport {
    typealias Script =
        @Sendable (HTTPTransportRequest, _ count: Int) async throws(HTTPTransportError) -> HTTPTransportResponse

    private let script: Script
    private let log = Mutex<[HTTPTransportRequest]>([])

    init(_ script: @escaping Script) { self.script = script }

    /// One answer to every question.
    convenience init(_ status: Int = 200, _ body: String) { self.init(status, Data(body.utf8)) }

    convenience init(_ status: Int = 200, _ body: Data) {
        self.init { _, _ in .whole(status, body) }
    }

    /// A neighbour that never answers.
    static func failing(_ code: HTTPTransportError.Code) -> ScriptedTransport {
        ScriptedTransport { request, _ throws(HTTPTransportError) in
            throw HTTPTransportError(code, "GET \(request.url) \(request.headers) failed", underlying: nil)
        }
    }

    var requests: [HTTPTransportRequest] { log.withLock { $0 } }

    func send(_ request: HTTPTransportRequest) async throws(HTTPTransportError) -> HTTPTransportResponse {
        let count = log.withLock { log in
            log.append(request)
            return log.count
        }
        return try await script(request, count)
    }
}

extension HTTPTransportResponse {
    /// A body in pieces of a few bytes more than a page.
    static func whole(_ status: Int = 200, _ body: Data) -> HTTPTransportResponse {
        HTTPTransportResponse(
            status: status, headers: [],
            body: AsyncThrowingStream { continuation in
                var rest = body[...]
                while !rest.isEmpty {
                    continuation.yield(Data(rest.prefix(5_000)))
                    rest = rest.dropFirst(5_000)
                }
                continuation.finish()
            })
    }

    /// A body of one byte after another that never ends.
    ///
    /// - Parameter hasEnded: Is told when nobody reads any longer.
    static func dripping(_ hasEnded: @escaping @Sendable () -> Void) -> HTTPTransportResponse {
        HTTPTransportResponse(
            status: 200, headers: [],
            body: AsyncThrowingStream { continuation in
                let task = Task {
                    while !Task.isCancelled {
                        continuation.yield(Data(" ".utf8))
                        try? await Task.sleep(for: .milliseconds(20))
                    }
                }
                continuation.onTermination = { _ in
                    task.cancel()
                    hasEnded()
                }
            })
    }
}

extension OrderReference {
    static func reading(_ text: String) throws -> OrderReference { try OrderReference(text) }
}

/// The error that a store ends in.
func failure(
    of store: some OrderStore, at text: String = "CL-401372-487531", sourceLocation: SourceLocation = #_sourceLocation
) async throws -> OrderStoreError {
    let reference = try OrderReference(text)
    do throws(OrderStoreError) {
        let found = try await store.orders(matching: reference, limit: 51)
        Issue.record("\(found.count) orders instead of an error", sourceLocation: sourceLocation)
        throw OrderStoreError(.busy, "no error")
    } catch { return error }
}

/// All that printing, reflecting and dumping a value gives away.
func everything(of value: Any) -> String {
    var text = "\(value) \(String(reflecting: value)) "
    dump(value, to: &text)
    for child in Mirror(reflecting: value).children { text += "\(child)" }
    return text
}
