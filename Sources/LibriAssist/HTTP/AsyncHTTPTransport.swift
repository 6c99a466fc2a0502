#if HTTPClient
public import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// HTTP through AsyncHTTPClient.
public struct AsyncHTTPTransport: HTTPTransport {
    private let client: HTTPClient

    /// Creates a transport.
    ///
    /// - Parameter client: The client; it must not follow redirects. The shared one does, so make one of your own, and
    ///   shut it down when the transport is no longer used.
    public init(client: HTTPClient) { self.client = client }

    /// A client that suits a transport.
    public static func makeClient() -> HTTPClient {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = .seconds(5)
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Sends a request.
    public func send(_ request: HTTPTransportRequest) async throws(HTTPTransportError) -> HTTPTransportResponse {
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = HTTPMethod(rawValue: request.method)
        for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
        if let body = request.body { outgoing.body = .bytes(body) }
        let response: HTTPClientResponse
        do { response = try await client.execute(outgoing, timeout: TimeAmount(request.deadline)) } catch {
            throw Self.error(for: error)
        }
        return HTTPTransportResponse(
            status: Int(response.status.code),
            headers: response.headers.map { (name: $0.name, value: $0.value) },
            body: Self.stream(response.body)
        )
    }

    private static func stream(_ body: HTTPClientResponse.Body) -> AsyncThrowingStream<Data, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    for try await piece in body { continuation.yield(Data(piece.readableBytesView)) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: Self.error(for: error))
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    private static func error(for error: any Error) -> HTTPTransportError {
        switch error as? HTTPClientError {
        case .deadlineExceeded?, .connectTimeout?, .readTimeout?:
            HTTPTransportError(.timeout, "The other side did not answer in time.", underlying: error)
        case .invalidURL?, .emptyHost?, .emptyScheme?:
            HTTPTransportError(.invalidRequest, "The address is not one that can be asked.", underlying: error)
        default:
            HTTPTransportError(.connection, "The other side could not be reached.", underlying: error)
        }
    }
}
#endif
