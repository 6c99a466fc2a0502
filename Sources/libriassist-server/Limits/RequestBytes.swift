import NIOCore

/// Tells the guard of bytes before they are understood: a request has begun with its first byte, not when its headers are whole.
final class RequestBytes: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let connection: ConnectionGuard

    init(of connection: ConnectionGuard) { self.connection = connection }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if connection.takes(unwrapInboundIn(data), context) { context.fireChannelRead(data) }
    }
}
