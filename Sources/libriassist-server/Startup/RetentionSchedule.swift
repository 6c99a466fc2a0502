import LibriAssist
import Logging
import ServiceLifecycle

/// Removes what is past its time: when the server starts, and then once an hour.
struct RetentionSchedule: Service {
    let retention: Retention
    let logger: Logger

    private static let interval = Duration.seconds(3_600)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var rebuiltOn: LocalDate?
            repeat {
                let today = retention.today
                // Writing files anew keeps others from writing them, and what is kept for days ends once a day.
                if await purge(rebuilding: rebuiltOn != today) { rebuiltOn = today }
            } while (try? await Task.sleep(for: Self.interval)) != nil
        }
    }

    /// Purges every store once.
    ///
    /// - Returns: Whether all could be purged.
    func purge(rebuilding: Bool) async -> Bool {
        let stores = await retention.purge(rebuilding: rebuilding)
        // A server that stops interrupts its purge; the next start begins with another.
        guard !Task.isCancelled else { return false }
        for store in stores where store.removed > 0 {
            logger.notice(
                "What was past its time was removed",
                metadata: ["store": "\(store.store.rawValue)", "rows": "\(store.removed)"])
        }
        // Several stores lie in one file, and fail together.
        let failures = Set(stores.compactMap(\.error))
        for reason in failures.sorted() {
            logger.error("What is past its time cannot be removed", metadata: ["reason": "\(reason)"])
        }
        return failures.isEmpty
    }
}
