public import Foundation

/// Sends one HTTP request and streams the response: the seam to models, vector stores and order APIs.
///
/// An implementation must verify TLS certificates, follow no redirects, end the exchange when the consumer of the
/// body goes away, and must not log URLs, headers or bodies.
public protocol HTTPTransport: Sendable {
    /// Sends a request.
    ///
    /// - Parameter request: The request.
    /// - Returns: The response's head, with its body still to be read.
    /// - Throws: ``HTTPTransportError`` when no response arrives within the request's deadline.
    func send(_ request: HTTPTransportRequest) async throws(HTTPTransportError) -> HTTPTransportResponse
}

/// One HTTP request.
public struct HTTPTransportRequest: Sendable {
    /// The method, upper case: `GET`.
    public var method: String
    /// The absolute address.
    public var url: String
    /// The header fields in order.
    public var headers: [(name: String, value: String)]
    /// The body, if any.
    public var body: Data?
    /// How long the response's head may take.
    public var deadline: Duration

    /// Creates a request.
    public init(
        method: String = "GET", url: String, headers: [(name: String, value: String)] = [], body: Data? = nil,
        deadline: Duration = .seconds(10)
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.deadline = deadline
    }
}

/// The response to a request.
public struct HTTPTransportResponse: Sendable {
    /// The status code.
    public var status: Int
    /// The header fields in order.
    public var headers: [(name: String, value: String)]
    /// The body as it arrives; it throws ``HTTPTransportError`` when the connection breaks.
    public var body: AsyncThrowingStream<Data, any Error>

    /// Creates a response.
    public init(status: Int, headers: [(name: String, value: String)], body: AsyncThrowingStream<Data, any Error>) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The whole body.
    ///
    /// - Parameter limit: The most bytes to read.
    /// - Throws: ``HTTPTransportError`` with code ``HTTPTransportError/Code/tooLarge`` beyond the limit.
    public func collect(upTo limit: Int) async throws -> Data {
        var data = Data()
        for try await piece in body {
            guard data.count + piece.count <= limit else {
                throw HTTPTransportError(.tooLarge, "The response is larger than \(limit) bytes.")
            }
            data.append(piece)
        }
        return data
    }
}

/// A request failed.
public struct HTTPTransportError: Error, CustomStringConvertible {
    /// Why.
    public struct Code: Sendable, Hashable {
        private let name: String
        /// No connection, or it broke.
        public static let connection = Code(name: "connection")
        /// No answer in time.
        public static let timeout = Code(name: "timeout")
        /// The answer is larger than allowed.
        public static let tooLarge = Code(name: "tooLarge")
        /// The request's address is not one.
        public static let invalidRequest = Code(name: "invalidRequest")
    }

    /// Why.
    public let code: Code
    /// What happened, without addresses or bodies.
    public let message: String
    /// The error beneath, if any.
    public let underlying: (any Error)?

    /// Creates an error.
    public init(_ code: Code, _ message: String, underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }

    /// The message.
    public var description: String { message }
}
