import HTTPTypes
import LibriAssist
import NIOCore
import NIOHTTP1

/// Bounds what one connection may take: the time in which headers and body arrive, what is read after an early answer, the time
/// in which an answer is taken. Puts the guarding headers on every answer, also on those that no route makes.
///
/// A total time is counted, not the time between two bytes: who sends a byte now and then is never idle.
///
/// It also settles what belongs to the connection and not to a request (RFC 9112, 9): whether it stays open, and `100 Continue`.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// What of a request is arriving.
    private enum Arriving { case nothing, headers, body }

    /// What the connection waits for. The number of the request keeps apart what follows at once.
    private enum Awaited: Equatable {
        case headers(of: Int)
        case body(of: Int)
        case request(after: Int)
        /// That the client closes, who was told that nothing more is answered.
        case leave
        /// Nothing of the client: an answer is being made.
        case answer
    }

    /// How long a client has to close a connection on which nothing more is answered. Closing at once could destroy the end of
    /// the answer on its way (RFC 9112, 9.6).
    private static let leaveTime = Duration.seconds(2)

    private let limits: ServerLimits
    private let connections: OpenConnections
    private let proxies: TrustedProxies
    private let headers: HTTPFields
    private let metrics: ServerMetrics?

    /// The client that the connection is counted for; nil for a proxy.
    private var client: ClientIdentity?
    private var isCounted = false
    private var ticket: OpenConnections.Ticket?

    private var awaited = Awaited.answer
    /// Ends the connection when what is awaited does not arrive.
    private var arrival: Scheduled<Void>?
    /// Ends the connection when the client takes nothing of the answer.
    private var stall: Scheduled<Void>?

    /// The first request is awaited from the beginning.
    private var arriving = Arriving.headers
    /// The requests that have begun.
    private var requests = 0
    /// Those whose answer is not complete.
    private var openAnswers = 0
    /// The bytes read after an answer that did not wait for them.
    private var drained = 0
    /// The last request read is the last that is answered.
    private var isLast = false
    /// That request is of HTTP/1.0.
    private var isOld = false
    /// The client sends a body when it is told to go on.
    private var awaitsContinue = false

    init(
        limits: ServerLimits, connections: OpenConnections, proxies: TrustedProxies, headers: HTTPFields,
        metrics: ServerMetrics?
    ) {
        self.limits = limits
        self.connections = connections
        self.proxies = proxies
        self.headers = headers
        self.metrics = metrics
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let peer = context.channel.remoteAddress?.ipAddress ?? "unknown"
        // Many customers come through one proxy.
        if !proxies.contains(peer) { client = .network(peer) }
        guard connections.open(client) else {
            metrics?.refused(.connections)
            return context.close(promise: nil)
        }
        isCounted = true
        metrics?.connectionOpened()
        settle(context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        arrival?.cancel()
        stall?.cancel()
        if let ticket { connections.endWait(ticket) }
        guard isCounted else { return }
        connections.close(client)
        metrics?.connectionClosed()
        isCounted = false
    }

    /// Looks at bytes before they are understood; false when nothing is answered any more, and then they need not be.
    func takes(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) -> Bool {
        guard arriving == .nothing else { return true }
        guard !isLast else {
            drain(bytes, context)
            return false
        }
        // Empty lines before a request are none of it (RFC 9112, 2.2).
        if bytes.readableBytesView.contains(where: { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }) {
            arriving = .headers
        }
        return true
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(var head):
            // What came together with the last request.
            guard !isLast else { return }
            begin(&head)
            return context.fireChannelRead(wrapInboundOut(.head(head)))
        case .body(let bytes):
            guard arriving == .body else { return }
            awaitsContinue = false
            if openAnswers == 0 { drain(bytes, context) }
        case .end:
            guard arriving == .body else { return }
            arriving = .nothing
            awaitsContinue = false
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        settle(context)
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var response):
            complete(&response)
            context.write(wrapOutboundOut(.head(response)), promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            openAnswers = max(0, openAnswers - 1)
            context.write(data, promise: promise)
            settle(context)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stall?.cancel()
        stall = context.channel.isWritable ? nil : close(after: limits.stallTime, as: .stalled, context)
        context.fireChannelWritabilityChanged()
    }
}

// What requests and answers say of the connection.
extension ConnectionGuard {
    /// Reads what nobody waits for, up to a bound.
    private func drain(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        drained += bytes.readableBytes
        guard drained > limits.drainBytes, context.channel.isActive else { return }
        metrics?.refused(.drained)
        context.close(promise: nil)
    }

    private func begin(_ head: inout HTTPRequestHead) {
        arriving = .body
        requests += 1
        openAnswers += 1
        drained = 0
        isOld = (head.version.major, head.version.minor) < (1, 1)
        // Few clients of HTTP/1.0 are left, and none needs its connection again.
        if isOld || !head.isKeepAlive {
            isLast = true
            // The form that Hummingbird looks for; it answers nothing that comes later.
            head.headers.replaceOrAdd(name: "Connection", value: "close")
        }
        awaitsContinue = !isOld && expectsContinue(head)
    }

    /// Whether a client waits to be told that its body will be read (RFC 9110, 10.1.1).
    private func expectsContinue(_ head: HTTPRequestHead) -> Bool {
        guard head.headers[canonicalForm: "expect"].contains(where: { $0.lowercased() == "100-continue" }) else {
            return false
        }
        guard let length = head.headers.first(name: "Content-Length") else {
            return head.headers.contains(name: "Transfer-Encoding")
        }
        // Where there is no body, nothing is waited for; one that is too large is refused before it is sent.
        return Int(length).map { (1...limits.bodyBytes).contains($0) } ?? false
    }

    private func complete(_ response: inout HTTPResponseHead) {
        for field in headers where !response.headers.contains(name: field.name.rawName) {
            response.headers.add(name: field.name.rawName, value: field.value)
        }
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
}

// What is awaited, and for how long.
extension ConnectionGuard {
    private var nowAwaited: Awaited {
        switch (arriving, openAnswers) {
        case (_, 0) where isLast: .leave
        // A request that is read during an earlier answer is read as slowly as that one is made: its time begins after it.
        case (.body, 0...1): .body(of: requests)
        case (.headers, 0): .headers(of: requests + 1)
        case (.nothing, 0): .request(after: requests)
        default: .answer
        }
    }

    /// Begins to wait for what is awaited now, unless it was awaited already.
    private func settle(_ context: ChannelHandlerContext) {
        if awaitsContinue, openAnswers == 1 {
            awaitsContinue = false
            let head = HTTPResponseHead(version: .http1_1, status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
        }
        let now = nowAwaited
        guard now != awaited else { return }
        awaited = now
        arrival?.cancel()
        arrival =
            switch now {
            case .headers: close(after: limits.headerTime, as: .headersLate, context)
            case .body: close(after: limits.bodyTime, as: .bodyLate, context)
            case .request: close(after: limits.idleTime, as: nil, context)
            case .leave: close(after: min(Self.leaveTime, limits.idleTime), as: nil, context)
            case .answer: nil
            }
        switch now {
        case .headers, .request, .leave: beginWait(context)
        case .body, .answer: endWait()
        }
    }

    /// Offers the connection for closing where room is needed. A proxy's is not: it would send a customer's request into it.
    private func beginWait(_ context: ChannelHandlerContext) {
        guard ticket == nil, client != nil else { return }
        let (channel, metrics) = (context.channel, metrics)
        let waiting = NIOLoopBound(self, eventLoop: context.eventLoop)
        ticket = connections.wait {
            channel.eventLoop.execute {
                // A request may have begun meanwhile.
                guard waiting.value.ticket != nil else { return }
                metrics?.refused(.crowded)
                channel.close(promise: nil)
            }
        }
    }

    private func endWait() {
        if let ticket { connections.endWait(ticket) }
        ticket = nil
    }

    private func close(
        after time: Duration, as reason: ServerMetrics.Refusal?, _ context: ChannelHandlerContext
    ) -> Scheduled<Void> {
        let (channel, metrics) = (context.channel, metrics)
        return context.eventLoop.scheduleTask(in: TimeAmount(time)) {
            if let reason { metrics?.refused(reason) }
            channel.close(promise: nil)
        }
    }
}
