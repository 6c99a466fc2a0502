import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// Puts a guard where a connection's requests still have their version, and what it needs to know in front of the decoder.
///
/// Hummingbird adds handlers behind both alone; this one does so and then stands there without doing anything.
final class GuardedPipeline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let connection: ConnectionGuard

    init(_ connection: ConnectionGuard) { self.connection = connection }

    func handlerAdded(context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        do {
            let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
            let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
            try pipeline.addHandler(RequestBytes(of: connection), position: .before(decoder))
            try pipeline.addHandler(connection, position: .before(codec))
        } catch {
            // Better no connection than one without a guard.
            context.close(promise: nil)
        }
    }
}
