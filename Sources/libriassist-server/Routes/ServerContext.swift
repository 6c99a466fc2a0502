import Hummingbird
import LibriAssist
import NIOCore

/// What a request carries besides itself.
struct ServerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Names the request in the answer and in the log. Random: numbers in order would tell how many customers come.
    let id: String
    /// Where the connection is served.
    let eventLoop: any EventLoop
    /// The address of the other end of the connection.
    let peer: String
    /// Who asks, by network address.
    var client: ClientIdentity

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        // 128 bits in hexadecimal digits.
        id = (0..<2).map { _ in
            let digits = String(UInt64.random(in: .min ... .max), radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
        eventLoop = source.channel.eventLoop
        peer = source.channel.remoteAddress?.ipAddress ?? "unknown"
        client = .network(peer)
    }
}
