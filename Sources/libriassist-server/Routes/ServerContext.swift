import Hummingbird
import LibriAssist
import NIOCore

/// What a request carries besides itself.
struct ServerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Who asks, by network address.
    let client: ClientIdentity

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        client = .network(source.channel.remoteAddress?.ipAddress ?? "unknown")
    }
}
