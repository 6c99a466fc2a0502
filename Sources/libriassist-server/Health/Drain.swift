import ServiceLifecycle
import Synchronization

/// Whether the server has been told to stop.
///
/// As the last of a group's services it is the first to be stopped: while it waits, the others still answer, and `/readyz` tells
/// load balancers to turn elsewhere.
final class Drain: Service {
    private let hasBegun = Atomic<Bool>(false)
    private let notice: Duration

    /// - Parameter notice: How long to wait before the next service is stopped.
    init(notice: Duration) { self.notice = notice }

    /// Whether the server takes its last requests.
    var isUnderWay: Bool { hasBegun.load(ordering: .relaxed) }

    func run() async throws {
        try await gracefulShutdown()
        hasBegun.store(true, ordering: .relaxed)
        try await Task.sleep(for: notice)
    }
}
