import LibriAssist
import Synchronization

/// The connections that are open: how many each client and each site has, and which have waited longest for a request.
///
/// A client may have its most as long as there is room. Of the last tenth of all connections it gets none while it has more than a
/// tenth of that, nor while its site has thrice as many: ten addresses must not shut everybody else out. Room is made
/// there by ending the connection that has waited longest without a request.
final class OpenConnections: Sendable {
    /// A connection that waits for a request.
    struct Ticket: Hashable {
        fileprivate let number: Int
    }

    private struct State {
        var total = 0
        var clients: [ClientIdentity: Int] = [:]
        var sites: [String: Int] = [:]
        var waiting: [Ticket: @Sendable () -> Void] = [:]
        /// No ticket that still waits is older.
        var oldest = Ticket(number: 0)
        var next = Ticket(number: 0)

        /// Takes out a connection that waits.
        mutating func remove(_ ticket: Ticket) -> (@Sendable () -> Void)? {
            let leave = waiting.removeValue(forKey: ticket)
            // Each number is passed once, however many wait.
            while oldest.number < next.number, waiting[oldest] == nil { oldest = Ticket(number: oldest.number + 1) }
            return leave
        }
    }

    private let roomy: Int
    private let perClient: Int
    private let perCrowdedClient: Int
    private let perCrowdedSite: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - most: The most of all clients.
    ///   - perClient: The most of one client.
    init(most: Int, perClient: Int) {
        roomy = most * 9 / 10
        self.perClient = perClient
        perCrowdedClient = max(1, perClient / 10)
        perCrowdedSite = 3 * perCrowdedClient
    }

    /// Counts a connection; false when the client or its site has its most already, and then it is not counted.
    ///
    /// - Parameter client: Who connects; nil for a proxy, through which many come.
    func open(_ client: ClientIdentity?) -> Bool {
        let (isCounted, leave) = state.withLock { state in
            let isCrowded = state.total >= roomy
            if let client {
                let (open, near) = (state.clients[client, default: 0], state.sites[client.site, default: 0])
                guard open < (isCrowded ? perCrowdedClient : perClient), !isCrowded || near < perCrowdedSite
                else { return (false, nil as (@Sendable () -> Void)?) }
                state.clients[client] = open + 1
                state.sites[client.site] = near + 1
            }
            state.total += 1
            return (true, isCrowded ? state.remove(state.oldest) : nil)
        }
        leave?()
        return isCounted
    }

    /// A counted connection has ended.
    func close(_ client: ClientIdentity?) {
        state.withLock { state in
            state.total -= 1
            guard let client else { return }
            let (open, near) = (state.clients[client, default: 0], state.sites[client.site, default: 0])
            state.clients[client] = open > 1 ? open - 1 : nil
            state.sites[client.site] = near > 1 ? near - 1 : nil
        }
    }

    /// A connection waits for a request from now on.
    ///
    /// - Parameter leave: Ends it when room is needed; called at most once, from anywhere.
    func wait(_ leave: @escaping @Sendable () -> Void) -> Ticket {
        state.withLock { state in
            let ticket = state.next
            state.next = Ticket(number: ticket.number + 1)
            state.waiting[ticket] = leave
            return ticket
        }
    }

    /// A connection does not wait any more.
    func endWait(_ ticket: Ticket) { state.withLock { _ = $0.remove(ticket) } }
}
