import NIOHTTP1

/// Where a connection stands between requests and answers, and what it waits for. It also settles what belongs to the connection and
/// not to a request (RFC 9112, 9): whether it stays open, and `100 Continue`.
///
/// A value without timers and channels; ``ConnectionGuard`` tells it what comes and goes.
struct ConnectionState {
    /// What of a request is arriving.
    enum Arriving { case nothing, headers, body }

    /// What the connection waits for. The number of the request keeps apart what follows at once.
    enum Awaited: Equatable {
        case headers(of: Int)
        case body(of: Int)
        case request(after: Int)
        /// That the client takes the last answer.
        case taking
        /// That the client closes, who was told that nothing more is answered.
        case leave
        /// Nothing of the client: an answer is being made.
        case answer
    }

    /// The first request is awaited from the beginning.
    var arriving = Arriving.headers
    /// The requests that have begun.
    private(set) var requests = 0
    /// Those whose answer is not complete.
    private(set) var openAnswers = 0
    /// Complete answers of which the client has not taken everything.
    private var untaken = 0
    /// The last request read is the last that is answered.
    private(set) var isLast = false
    /// That request is of HTTP/1.0.
    private var isOld = false
    /// The client sends a body when it is told to go on.
    private var awaitsContinue = false

    /// What is awaited now.
    var awaited: Awaited {
        switch (arriving, openAnswers) {
        case (_, 0) where isLast: untaken == 0 ? .leave : .taking
        // A request that is read during an earlier answer is read as slowly as that one is made: its time begins after it.
        case (.body, 0...1): .body(of: requests)
        case (.headers, 0): .headers(of: requests + 1)
        case (.nothing, 0): .request(after: requests)
        default: .answer
        }
    }

    /// A request has begun.
    ///
    /// - Parameter longestBody: A body that is announced longer is not waited for.
    mutating func begin(_ head: inout HTTPRequestHead, longestBody: Int) {
        arriving = .body
        requests += 1
        openAnswers += 1
        isOld = (head.version.major, head.version.minor) < (1, 1)
        // Few clients of HTTP/1.0 are left, and none needs its connection again.
        if isOld || !head.isKeepAlive {
            isLast = true
            // The form that Hummingbird looks for; it answers nothing that comes later.
            head.headers.replaceOrAdd(name: "Connection", value: "close")
        }
        awaitsContinue = !isOld && Self.expectsContinue(head, longestBody: longestBody)
    }

    /// A piece of the body has come.
    mutating func receive() { awaitsContinue = false }

    /// The request has come whole.
    mutating func receiveEnd() {
        arriving = .nothing
        awaitsContinue = false
    }

    /// Whether the client is to be told now that it may go on with its body; true once.
    mutating func takesContinue() -> Bool {
        guard awaitsContinue, openAnswers == 1 else { return false }
        awaitsContinue = false
        return true
    }

    /// An answer begins.
    mutating func answer(_ response: inout HTTPResponseHead) {
        // The answer to bytes that are no request says so itself.
        if !response.isKeepAlive { isLast = true }
        guard openAnswers <= 1 else { return }
        awaitsContinue = false
        guard isLast else { return }
        response.headers.replaceOrAdd(name: "Connection", value: "close")
        if isOld, !response.headers.contains(name: "Content-Length") {
            // Chunks came with HTTP/1.1: here the body ends with the connection, as the encoder knows by the version.
            response.version = .http1_0
            response.headers.remove(name: "Transfer-Encoding")
        }
    }

    /// An answer is complete, and on its way.
    mutating func answerEnd() {
        openAnswers = max(0, openAnswers - 1)
        untaken += 1
    }

    /// The client has taken an answer, or is gone.
    mutating func taken() { untaken -= 1 }

    /// Whether a client waits to be told that its body will be read (RFC 9110, 10.1.1).
    private static func expectsContinue(_ head: HTTPRequestHead, longestBody: Int) -> Bool {
        guard head.headers[canonicalForm: "expect"].contains(where: { $0.lowercased() == "100-continue" }) else {
            return false
        }
        guard let length = head.headers.first(name: "Content-Length") else {
            return head.headers.contains(name: "Transfer-Encoding")
        }
        // Where there is no body, nothing is waited for; one that is too long is refused before it is sent.
        return Int(length).map { (1...max(1, longestBody)).contains($0) } ?? false
    }
}
