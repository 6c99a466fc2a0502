import Hummingbird
import LibriAssist
import NIOCore

/// What a request carries besides itself.
struct ServerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Where the connection is served.
    let eventLoop: any EventLoop
    /// The address of the other end of the connection.
    let peer: String
    /// Who asks, by network address.
    var client: ClientIdentity

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        eventLoop = source.channel.eventLoop
        peer = source.channel.remoteAddress?.ipAddress ?? "unknown"
        client = .network(peer)
    }
}
