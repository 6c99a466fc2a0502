import Hummingbird
import LibriAssist
import NIOCore

/// What a request carries besides itself.
struct ServerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The address of the other end of the connection.
    let peer: String
    /// Who asks, by network address.
    var client: ClientIdentity

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "unknown"
        client = .network(peer)
    }
}
