import Foundation
import GRDB
import LibriOrders
import LibriTestSupport
import Synchronization
import Testing

/// What a failure waits for.
///
/// Alone (`LIBRI_ALONE=1`): where all other tests are busy, nobody gets a thread in time.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["LIBRI_ALONE"] != nil)) struct AttemptWaitingTests {
    private final class Ended: Sendable { let count = Atomic(0) }

    /// A program that holds the database, such as a purge, holds up those who failed, and nobody else.
    @Test func whoeverWaitsForTheDatabaseHoldsNoThread() async throws {
        let folder = try TemporaryFolder()
        let limiter = SQLiteAttemptLimiter(
            database: try DoorDatabase(path: folder.path("door.sqlite"), keyPath: folder.path("door.key")))
        let attempts = try (0..<32).map { number in
            LookupAttempt(
                reference: try OrderReference("CL-401372-487531"), name: StatedName(surname: "Faux \(number)"),
                client: .network("203.0.113.7"))
        }
        for attempt in attempts.prefix(5) { _ = try await limiter.admits(attempt) }
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let holder = try DatabaseQueue(path: folder.path("door.sqlite"), configuration: configuration)
        try await holder.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
        let ended = Ended()
        let failures = attempts.map { attempt in
            Task.detached {
                defer { ended.count.add(1, ordering: .relaxed) }
                try await limiter.settle(attempt, isFailure: true)
            }
        }
        // More tasks than there are threads, each of which takes its turn behind those that wait.
        for _ in 0..<100 { await Task.detached { await Task.yield() }.value }
        #expect(ended.count.load(ordering: .relaxed) == 0)
        try await holder.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
        for failure in failures { try await failure.value }
    }
}
