import HTTPTypes
import Hummingbird
import LibriAssist
import NIOCore
import NIOHTTPTypes

/// Bounds what one connection may take: the time in which headers and body arrive, what is read after an early answer, the time
/// in which an answer is taken. Puts the guarding headers on every answer, also on those that no route makes.
///
/// A total time is counted, not the time between two bytes: who sends a byte now and then is never idle.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ServerLimits
    private let counts: ConnectionCounts
    private let proxies: TrustedProxies
    private let headers: HTTPFields

    /// The client that the connection is counted for.
    private var counted: ClientIdentity?
    /// Ends the connection when what is awaited does not arrive.
    private var arrival: Scheduled<Void>?
    /// Ends the connection when the client takes nothing of the answer.
    private var stall: Scheduled<Void>?
    /// A request has begun of which not everything has been read.
    private var isReading = false
    /// Requests whose answer is not complete.
    private var openAnswers = 0
    /// The bytes read after an answer that did not wait for them.
    private var drained = 0

    init(limits: ServerLimits, counts: ConnectionCounts, proxies: TrustedProxies, headers: HTTPFields) {
        self.limits = limits
        self.counts = counts
        self.proxies = proxies
        self.headers = headers
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let peer = context.channel.remoteAddress?.ipAddress ?? "unknown"
        // Many customers come through one proxy.
        if !proxies.contains(peer) {
            let client = ClientIdentity.network(peer)
            guard counts.open(client) else { return context.close(promise: nil) }
            counted = client
        }
        expect(within: limits.headerTime, context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        arrival?.cancel()
        stall?.cancel()
        if let counted { counts.close(counted) }
        counted = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            isReading = true
            openAnswers += 1
            drained = 0
            expect(within: limits.bodyTime, context)
        case .body(let bytes):
            if openAnswers == 0 {
                drained += bytes.readableBytes
                guard drained <= limits.drainBytes else { return context.close(promise: nil) }
            }
        case .end:
            isReading = false
            arrival?.cancel()
            if openAnswers == 0 { expect(within: limits.idleTime, context) }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var response):
            for field in headers where response.headerFields[field.name] == nil {
                response.headerFields[field.name] = field.value
            }
            return context.write(wrapOutboundOut(.head(response)), promise: promise)
        case .end:
            openAnswers = max(0, openAnswers - 1)
            // A body that was answered early still has its own deadline.
            if openAnswers == 0, !isReading { expect(within: limits.idleTime, context) }
        case .body: break
        }
        context.write(data, promise: promise)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stall?.cancel()
        if !context.channel.isWritable { stall = close(after: limits.stallTime, context) }
        context.fireChannelWritabilityChanged()
    }

    private func expect(within time: Duration, _ context: ChannelHandlerContext) {
        arrival?.cancel()
        arrival = close(after: time, context)
    }

    private func close(after time: Duration, _ context: ChannelHandlerContext) -> Scheduled<Void> {
        let channel = context.channel
        return context.eventLoop.scheduleTask(in: TimeAmount(time)) { channel.close(promise: nil) }
    }
}
