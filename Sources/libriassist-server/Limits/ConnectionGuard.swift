import HTTPTypes
import LibriAssist
import NIOCore
import NIOHTTP1

/// Bounds what one connection may take: the time in which headers and body arrive, what is read after an early answer, the time
/// in which an answer is taken. Puts the guarding headers on every answer, also on those that no route makes.
///
/// A total time is counted, not the time between two bytes: who sends a byte now and then is never idle.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

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

    private var state = ConnectionState()
    private var awaited = ConnectionState.Awaited.answer
    /// Ends the connection when what is awaited does not arrive.
    private var arrival: Scheduled<Void>?
    /// Ends the connection when the client takes nothing of the answer.
    private var stall: Scheduled<Void>?

    /// The bytes read after an answer that did not wait for them.
    private var drained = 0

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
        guard state.arriving == .nothing else { return true }
        guard !state.isLast else {
            drain(bytes, context)
            return false
        }
        // Empty lines before a request are none of it (RFC 9112, 2.2).
        if bytes.readableBytesView.contains(where: { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }) {
            state.arriving = .headers
        }
        return true
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(var head):
            // What came together with the last request.
            guard !state.isLast else { return }
            drained = 0
            state.begin(&head, longestBody: limits.bodyBytes)
            return context.fireChannelRead(wrapInboundOut(.head(head)))
        case .body(let bytes):
            guard state.arriving == .body else { return }
            state.receive()
            if state.openAnswers == 0 { drain(bytes, context) }
        case .end:
            guard state.arriving == .body else { return }
            state.receiveEnd()
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
            for field in headers where !response.headers.contains(name: field.name.rawName) {
                response.headers.add(name: field.name.rawName, value: field.value)
            }
            // Bytes that are no request are answered by the parser.
            if state.openAnswers == 0 { metrics?.refused(.malformed) }
            state.answer(&response)
            context.write(wrapOutboundOut(.head(response)), promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            let written = promise ?? context.eventLoop.makePromise()
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            written.futureResult.whenComplete { _ in
                let (guarding, context) = bound.value
                guarding.state.taken()
                if context.channel.isActive { guarding.settle(context) }
            }
            state.answerEnd()
            context.write(data, promise: written)
            settle(context)
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stall?.cancel()
        stall = context.channel.isWritable ? nil : close(after: limits.stallTime, as: .stalled, context)
        context.fireChannelWritabilityChanged()
    }
}

// What is awaited, and for how long.
extension ConnectionGuard {
    /// Reads what nobody waits for, up to a bound.
    private func drain(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        drained += bytes.readableBytes
        guard drained > limits.drainBytes, context.channel.isActive else { return }
        metrics?.refused(.drained)
        context.close(promise: nil)
    }

    /// Begins to wait for what is awaited now, unless it was awaited already.
    private func settle(_ context: ChannelHandlerContext) {
        if state.takesContinue() {
            let head = HTTPResponseHead(version: .http1_1, status: .continue)
            context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
        }
        let now = state.awaited
        guard now != awaited else { return }
        awaited = now
        arrival?.cancel()
        arrival =
            switch now {
            case .headers: close(after: limits.headerTime, as: .headersLate, context)
            case .body: close(after: limits.bodyTime, as: .bodyLate, context)
            case .request: close(after: limits.idleTime, as: nil, context)
            case .taking: close(after: limits.stallTime, as: .stalled, context)
            case .leave: close(after: min(Self.leaveTime, limits.idleTime), as: nil, context)
            case .answer: nil
            }
        switch now {
        case .headers, .request, .leave: beginWait(context)
        case .body, .taking, .answer: endWait()
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
