import Foundation
import LibriOrders
import LibriTestSupport
import Synchronization
import Testing

@Suite final class SQLiteAttemptLimiterTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func database() throws -> DoorDatabase {
        try DoorDatabase(path: folder.path("door.sqlite"), keyPath: folder.path("door.key"))
    }

    private func limiter(boot: String = "one", uptime: Int64) throws -> SQLiteAttemptLimiter {
        SQLiteAttemptLimiter(
            database: try database(), limits: AttemptLimits(), clock: LedgerClock(boot: boot, uptime: { uptime }))
    }

    private func attempt(name: String = "Faux") throws -> LookupAttempt {
        LookupAttempt(
            reference: try OrderReference("CL-401372-487531"), name: StatedName(surname: name),
            client: .network("203.0.113.7"))
    }

    private func lock(at uptime: Int64 = 1_000) async throws {
        let limiter = try limiter(uptime: uptime)
        for _ in 1...5 {
            #expect(try await limiter.admits(attempt()))
            try await limiter.settle(attempt(), isFailure: true)
        }
    }

    private func isLocked(_ limiter: SQLiteAttemptLimiter) async throws -> Bool {
        let attempt = try attempt()
        guard try await limiter.admits(attempt) else { return true }
        try await limiter.settle(attempt, isFailure: false)
        return false
    }

    @Test func aLockOutlastsARestart() async throws {
        try await lock()
        #expect(try await isLocked(limiter(uptime: 1_000 + 899_999)))
        #expect(try await !isLocked(limiter(uptime: 1_000 + 900_000)))
    }

    @Test func noClockUnlocksEarly() async throws {
        try await lock(at: 5_000_000)
        // Set back, and after another start of the machine, however long its own clock has run.
        #expect(try await isLocked(limiter(uptime: 0)))
        #expect(try await isLocked(limiter(boot: "two", uptime: 900_000_000)))
        // From the limiter's opening on, the new start's clock counts, whether anybody fails or not.
        #expect(try await isLocked(limiter(boot: "two", uptime: 900_000_000 + 899_000)))
        #expect(try await !isLocked(limiter(boot: "two", uptime: 900_000_000 + 901_000)))
    }

    @Test func staffUnlockAnOrderForAllItsClients() async throws {
        try await lock()
        let limiter = try limiter(uptime: 2_000)
        #expect(try limiter.unlock(try OrderReference("CL-401372")))
        #expect(try await !isLocked(limiter))
        #expect(try !limiter.unlock(try OrderReference("CL-401372")))
    }

    @Test func aLockThatHasEndedIsNoLock() async throws {
        try await lock()
        #expect(try !limiter(uptime: 1_000 + 900_000).unlock(try OrderReference("CL-401372")))
    }

    @Test func theFilesAreForThisUserAloneAndHoldNothingReadable() async throws {
        try await lock()
        let log = SQLiteAccessLog(database: try database())
        try await log.record(
            OrderAccess(
                reference: try OrderReference("CL-401372-487531"), outcome: .wrongName, client: .ipv4, source: .api))
        for name in ["door.sqlite", "door.sqlite-wal", "door.key"] {
            let path = folder.path(name)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name)")
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            for canary in ["401372", "487531", "Faux", "faux", "203.0.113", "network"] {
                #expect(bytes.firstRange(of: Data(canary.utf8)) == nil, "\(canary) in \(name)")
            }
        }
    }

    @Test func aDamagedOrMissingPlaceIsNamed() throws {
        try folder.write("rubbish rubbish rubbish rubbish", to: "bad.sqlite")
        #expect(throws: DoorDatabaseError.self) {
            try DoorDatabase(path: folder.path("bad.sqlite"), keyPath: folder.path("door.key"))
        }
        try folder.write("short", to: "bad.key")
        let error = #expect(throws: DoorDatabaseError.self) {
            try DoorDatabase(path: folder.path("a.sqlite"), keyPath: folder.path("bad.key"))
        }
        #expect(error?.message.contains("bad.key") == true)
        #expect(throws: DoorDatabaseError.self) {
            try DoorDatabase(path: folder.path("nowhere/a.sqlite"), keyPath: folder.path("nowhere/key"))
        }
    }
}
