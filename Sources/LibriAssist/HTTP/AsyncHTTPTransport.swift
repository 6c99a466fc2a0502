#if HTTPClient
public import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL

/// HTTP through AsyncHTTPClient.
public struct AsyncHTTPTransport: HTTPTransport {
    private let client: HTTPClient
    private let owner: Owner?

    /// Shuts a client down with the last transport that uses it.
    private final class Owner: Sendable {
        let client: HTTPClient

        init(_ client: HTTPClient) { self.client = client }

        deinit { Task.detached { [client] in try? await client.shutdown() } }
    }

    /// Creates a transport.
    ///
    /// - Parameter client: The client; it must not follow redirects. The shared one does, so make one of your own, and
    ///   shut it down when the transport is no longer used.
    public init(client: HTTPClient) {
        self.client = client
        owner = nil
    }

    /// Creates a transport with a client of its own, which ends with it.
    ///
    /// - Parameter certificateAuthority: A PEM file of the certificates that a server's is checked against, in place of the system's.
    /// - Throws: What NIOSSL throws when the file cannot be read or holds no certificate.
    public init(certificateAuthority: String? = nil) throws {
        var configuration = Self.clientConfiguration
        if let certificateAuthority {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(certificateAuthority))
            configuration.tlsConfiguration = tls
        }
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        owner = Owner(client)
    }

    /// A client that suits a transport.
    public static func makeClient() -> HTTPClient {
        HTTPClient(eventLoopGroupProvider: .singleton, configuration: clientConfiguration)
    }

    private static var clientConfiguration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = .seconds(5)
        // Who asks decides whether to ask again: a refused connection, or a bad certificate, is told at once and as what it is.
        configuration.connectionPool.retryConnectionEstablishment = false
        return configuration
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
        let reader = BodyReader(body)
        return AsyncThrowingStream { try await reader.next() }
    }

    /// Reads a body as fast as it is asked for and no faster: what is not wanted yet waits at the other side.
    private actor BodyReader {
        private var pieces: HTTPClientResponse.Body.AsyncIterator

        init(_ body: HTTPClientResponse.Body) { pieces = body.makeAsyncIterator() }

        func next() async throws -> Data? {
            // Asked for one piece after the other.
            var pieces = pieces
            do {
                guard let piece = try await pieces.next(isolation: #isolation) else { return nil }
                self.pieces = pieces
                return Data(piece.readableBytesView)
            } catch {
                throw AsyncHTTPTransport.error(for: error)
            }
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
