import Foundation
import LibriCore
import Synchronization

/// A server of models that answers as a test says, and remembers what it was asked.
final class ScriptedServer: HTTPTransport {
    typealias Script =
        @Sendable (HTTPTransportRequest, _ count: Int) async throws(HTTPTransportError) -> HTTPTransportResponse

    private let script: Script
    private let log = Mutex<[HTTPTransportRequest]>([])

    init(_ script: @escaping Script) { self.script = script }

    /// One answer to every question.
    convenience init(_ body: String, piece: Int = 5_000) {
        self.init { _, _ in .pieces(of: Data(body.utf8), size: piece) }
    }

    convenience init(_ status: Int, _ body: String) {
        self.init { _, _ in .pieces(of: Data(body.utf8), status: status) }
    }

    /// Nobody listens there.
    static func refusing(_ code: HTTPTransportError.Code = .connection) -> ScriptedServer {
        ScriptedServer { request, _ throws(HTTPTransportError) in
            throw HTTPTransportError(code, "POST \(request.url) \(request.headers) failed", underlying: nil)
        }
    }

    /// It takes the question and says nothing for ten minutes: a model that is being loaded.
    ///
    /// - Parameter left: Is told when nobody waits any longer.
    static func loading(_ left: Signal = Signal()) -> ScriptedServer {
        ScriptedServer { _, _ throws(HTTPTransportError) in
            try? await Task.sleep(for: .seconds(600))
            if Task.isCancelled { left.set() }
            throw HTTPTransportError(.connection, "broken", underlying: nil)
        }
    }

    var requests: [HTTPTransportRequest] { log.withLock { $0 } }

    /// The JSON of a question.
    func body(_ place: Int = 0) throws -> [String: Any] {
        let body = requests[place].body ?? Data()
        return try JSONSerialization.jsonObject(with: body) as? [String: Any] ?? [:]
    }

    func send(_ request: HTTPTransportRequest) async throws(HTTPTransportError) -> HTTPTransportResponse {
        let count = log.withLock { log in
            log.append(request)
            return log.count
        }
        return try await script(request, count)
    }
}

extension HTTPTransportResponse {
    /// What follows the last piece of a body.
    enum End: Sendable {
        /// The body is whole.
        case whole
        /// The connection breaks.
        case breaks
        /// Nothing ever; the signal is set when nobody reads any longer.
        case stalls(Signal)
    }

    static func pieces(
        of body: Data, size: Int = 5_000, status: Int = 200, then end: End = .whole
    ) -> HTTPTransportResponse {
        HTTPTransportResponse(
            status: status, headers: [],
            body: AsyncThrowingStream { continuation in
                var rest = body[...]
                while !rest.isEmpty {
                    continuation.yield(Data(rest.prefix(size)))
                    rest = rest.dropFirst(size)
                }
                switch end {
                case .whole: continuation.finish()
                case .breaks:
                    continuation.finish(throwing: HTTPTransportError(.connection, "broken", underlying: nil))
                case .stalls(let left): continuation.onTermination = { _ in left.set() }
                }
            })
    }

    /// A body that has no end; it is made as it is read.
    ///
    /// - Parameter count: Counts the pieces that were read.
    static func endless(_ piece: Data, count: Counter) -> HTTPTransportResponse {
        HTTPTransportResponse(
            status: 200, headers: [],
            body: AsyncThrowingStream {
                count.add()
                return Task.isCancelled ? nil : piece
            })
    }
}
