/// What the server takes from one client, one connection and all of them.
public struct ServerLimits: Sendable, Equatable {
    /// The most bytes of a request's body.
    public var bodyBytes = 16 * 1_024
    /// The most characters of a message; the model of understanding takes no more than 2,000.
    public var messageCharacters = 2_000
    /// The most bytes of all headers of a request.
    public var headerBytes = 16 * 1_024
    /// The most headers of a request.
    public var headerCount = 64
    /// The most open connections.
    public var connections = 1_000
    /// The most open connections of one client that is no trusted proxy; a tenth of it while nine tenths of all connections are open.
    public var connectionsPerClient = 100
    /// The requests to the API that one client may send in a minute, over time.
    public var requestsPerMinute = 60
    /// The requests that it may send at once after a pause.
    public var requestBurst = 30
    /// The messages that one conversation may hold in a minute, over time.
    public var messagesPerMinute = 20
    /// The messages that it may hold at once after a pause.
    public var messageBurst = 10
    /// The look-ups that an orders gateway takes in a minute, over time; a sixth of them at once.
    public var lookupsPerMinute = 1_200
    /// How long the headers of a request may take to arrive.
    public var headerTime = Duration.seconds(10)
    /// How long its body may take to arrive.
    public var bodyTime = Duration.seconds(15)
    /// How long a reply that is not streamed may take to be made.
    public var requestTime = Duration.seconds(30)
    /// How long a streamed answer may last.
    public var streamTime = Duration.seconds(120)
    /// How long a client may take no byte of an answer that waits for it.
    public var stallTime = Duration.seconds(30)
    /// How long a connection without a request stays open: longer than proxies commonly keep one for further requests, which
    /// is a minute, so that none sends a request into a connection that is just being closed.
    public var idleTime = Duration.seconds(75)
    /// The most bytes that are read of a body which was answered before it had arrived.
    public var drainBytes = 64 * 1_024
    /// How often a streamed answer says that it is alive.
    public var heartbeat = Duration.seconds(15)
    /// How long a server that was told to stop goes on taking requests while `/readyz` says that it is not ready, so that a
    /// load balancer turns elsewhere first.
    public var unreadyTime = Duration.seconds(3)
    /// How long open requests may go on after the server was told to stop.
    public var shutdownTime = Duration.seconds(10)

    /// Creates the defaults.
    public init() {}
}
