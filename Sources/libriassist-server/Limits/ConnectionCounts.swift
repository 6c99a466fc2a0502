import LibriAssist
import Synchronization

/// How many connections each client has open.
final class ConnectionCounts: Sendable {
    private let counts = Mutex<[ClientIdentity: Int]>([:])
    private let most: Int

    /// - Parameter most: The most of one client.
    init(most: Int) { self.most = most }

    /// Counts a connection; false when the client has its most already, and then it is not counted.
    func open(_ client: ClientIdentity) -> Bool {
        counts.withLock { counts in
            let open = counts[client, default: 0]
            guard open < most else { return false }
            counts[client] = open + 1
            return true
        }
    }

    /// A counted connection has ended.
    func close(_ client: ClientIdentity) {
        counts.withLock { counts in
            let open = counts[client, default: 0]
            counts[client] = open > 1 ? open - 1 : nil
        }
    }
}
