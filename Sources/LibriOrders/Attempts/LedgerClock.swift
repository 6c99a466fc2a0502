import Foundation

/// A clock that never goes back and cannot be set: locks end by it.
///
/// It is the machine's time since it was started, which goes on while a process is restarted. When the machine was started
/// anew, time goes on from where the ledger left it: a lock then lasts longer, never shorter.
package struct LedgerClock: Sendable {
    /// What distinguishes one start of the machine from another; nothing where the system does not tell.
    package var boot: String
    /// The time since the machine was started.
    package var uptime: @Sendable () -> Int64

    package init(boot: String, uptime: @escaping @Sendable () -> Int64) {
        self.boot = boot
        self.uptime = uptime
    }

    /// The system's clock.
    package static let system = LedgerClock(
        // Linux names each start; elsewhere each process counts as one.
        boot: (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines) ?? UUID().uuidString,
        uptime: {
            var time = timespec()
            #if os(Linux)
            clock_gettime(CLOCK_BOOTTIME, &time)
            #else
            clock_gettime(CLOCK_MONOTONIC_RAW, &time)
            #endif
            return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
        }
    )
}
