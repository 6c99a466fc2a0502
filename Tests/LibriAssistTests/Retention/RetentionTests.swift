import Foundation
import GRDB
import LibriSQLite
import LibriTestSupport
import Testing

@testable import LibriAssist

@Suite final class RetentionTests {
    private let folder: TemporaryFolder
    private let state: StateFolder
    private let kept: KeptData
    private let configuration: LibriConfiguration
    private let today = Date(timeIntervalSince1970: 1_772_366_400)

    init() throws {
        folder = try TemporaryFolder()
        state = StateFolder(url: URL(fileURLWithPath: folder.path("state"), isDirectory: true))
        var configuration = LibriConfiguration()
        configuration.privacy.auditRetentionDays = 30
        configuration.privacy.feedbackRetentionDays = 30
        configuration.privacy.unansweredRetentionDays = 30
        self.configuration = configuration
        kept = KeptData(configuration: configuration, state: state)
    }

    private func retention(
        clock: LedgerClock = LedgerClock(boot: "one", uptime: { 0 }), patience: Duration = .milliseconds(100)
    ) -> Retention {
        Retention(
            configuration: configuration, state: state, now: { [today] in today }, ledgerClock: clock,
            patience: patience)
    }

    private func removed(_ report: [KeptStorePurge]) -> [KeptStore: Int] {
        Dictionary(uniqueKeysWithValues: report.map { ($0.store, $0.removed) })
    }

    @Test func nothingOfWhatIsPastItsTimeIsLeftInAnyFile() async throws {
        let door = try await kept.write(daysAgo: 31, today: today)
        let log = SQLiteAccessLog(database: door)
        #expect(try kept.found(KeptData.canaries + KeptData.keepers) == KeptData.canaries + KeptData.keepers)
        let wal = try Data(contentsOf: URL(fileURLWithPath: state.door + "-wal"))
        #expect(wal.firstRange(of: Data("canari-staff".utf8)) != nil)

        let before = await retention().status()
        #expect(before.map(\.store) == [.audit, .failures, .locks, .feedback, .unanswered])
        #expect(before.map(\.rows) == [2, 0, 0, 2, 2] && before.map(\.expired) == [1, 0, 0, 1, 1])
        #expect(before[0].oldest == LocalDate(iso: "2026-01-29") && before[3].oldest == before[0].oldest)
        #expect(before.map(\.retentionSeconds) == [30 * 86_400, 3_600, 86_400, 30 * 86_400, 30 * 86_400])

        let report = await retention().purge()
        #expect(removed(report) == [.audit: 1, .failures: 0, .locks: 0, .feedback: 1, .unanswered: 1])
        #expect(report.allSatisfy { $0.erased && $0.error == nil })
        #expect(try kept.found(KeptData.canaries + KeptData.keepers) == KeptData.keepers)
        #expect(try log.entries().map(\.user) == ["keeper-staff"])
        #expect(await retention().status().map(\.expired) == [0, 0, 0, 0, 0])
        #expect(removed(await retention().purge()).values.allSatisfy { $0 == 0 })
    }

    @Test func theLastDayIsStillKept() async throws {
        let door = try await kept.write(daysAgo: 29, today: today)
        #expect(removed(await retention().purge()).values.allSatisfy { $0 == 0 })
        #expect(try kept.found(KeptData.canaries) == KeptData.canaries)
        #expect(try SQLiteAccessLog(database: door).entries().count == 2)
    }

    /// SQLite leaves copies of rows in the free space of pages when it moves them to others; deleting reaches only the rows.
    @Test func copiesOfMovedRowsAreGoneAsWell() async throws {
        let door = try await kept.write(daysAgo: 31, today: today)
        let now = Int64(today.timeIntervalSince1970 * 1_000)
        try await DatabaseQueue(path: state.door, configuration: KeptFile.configuration(label: "test", busyTimeout: 1))
            .write { db in
                // Rows of many lengths in no order, so that pages are split again and again.
                for row in 0..<Int64(4_000) {
                    let isOld = row.isMultiple(of: 3)
                    let word = isOld ? "canary" : "keeper"
                    try db.execute(
                        sql: """
                            INSERT INTO access (at, number, outcome, client, source, user)
                            VALUES (?, ?, 'found', 'ipv4', 'chat', ?)
                            """,
                        arguments: [
                            isOld ? now - 31 * 86_400_000 + row : now - row,
                            String(format: "%05d-", (row * 7_919) % 4_001)
                                + String(repeating: word, count: 1 + Int(row % 7)),
                            String(repeating: word, count: Int(row % 9)),
                        ])
                }
            }
        #expect(try kept.found(["canary"]) == ["canary"])
        // As a server does it: every hour the rows, once a day the copies.
        #expect(removed(await retention().purge(rebuilding: false))[.audit] == 1_334 + 1)
        let report = await retention().purge()
        #expect(removed(report)[.audit] == 0 && report.allSatisfy(\.erased))
        #expect(try kept.found(["canary", "keeper"]) == ["keeper"])
        #expect(try SQLiteAccessLog(database: door).entries(limit: 10_000).count == 2_666 + 1)
    }

    @Test func lapsedFailuresAndLocksAreRemoved() async throws {
        try state.create()
        let door = try state.doorDatabase()
        func limiter(at uptime: Int64) -> SQLiteAttemptLimiter {
            SQLiteAttemptLimiter(
                database: door, limits: AttemptLimits(), clock: LedgerClock(boot: "one", uptime: { uptime }))
        }
        func fail(_ number: String, at uptime: Int64) async throws {
            let attempt = LookupAttempt(
                reference: try OrderReference(number), name: StatedName(surname: "Faux"),
                client: .network("203.0.113.7"))
            try await limiter(at: uptime).settle(attempt, isFailure: true)
        }
        for _ in 1...5 { try await fail("CL-401372", at: 1_000) }
        let hour: Int64 = 3_600_000
        try await fail("CL-500000", at: hour)
        func retention(at uptime: Int64) -> Retention {
            self.retention(clock: LedgerClock(boot: "one", uptime: { uptime }))
        }
        let status = await retention(at: hour).status()
        #expect(status[1].rows == 6 && status[2].rows == 1)
        #expect(status[1].oldest == LocalDate(iso: "2026-03-01"))
        #expect(
            removed(await retention(at: hour).purge()) == [
                .audit: 0, .failures: 0, .locks: 0, .feedback: 0, .unanswered: 0,
            ])
        #expect(removed(await retention(at: hour + 2_000).purge())[.failures] == 5, "what counts is kept")
        let dayLater = removed(await retention(at: 24 * hour).purge())
        #expect(dayLater[.failures] == 1 && dayLater[.locks] == 0, "the next lock would be longer")
        #expect(removed(await retention(at: 26 * hour).purge())[.locks] == 1)
    }

    @Test func aReaderOfTheWriteAheadLogIsNamedAndTheNextPurgeErases() async throws {
        let door = try await kept.write(daysAgo: 31, today: today)
        let reader = try await DatabaseReader(of: "access", in: state.door)
        let report = await retention().purge()
        #expect(removed(report)[.audit] == 1)
        for store in report {
            #expect(store.erased == (store.file != state.door))
            guard store.file == state.door else { continue }
            #expect(store.error?.contains("\(state.door): what is past its time is removed, but may still be") == true)
            #expect(store.error?.contains("another process holds it") == true)
        }
        try await reader.end()
        #expect(await retention().purge().allSatisfy(\.erased))
        #expect(try kept.found(KeptData.canaries).isEmpty)
        withExtendedLifetime(door) {}
    }

    @Test func aReaderThatEndsSoonIsWaitedFor() async throws {
        let door = try await kept.write(daysAgo: 31, today: today)
        let reader = try await DatabaseReader(of: "access", in: state.door)
        let retention = retention(patience: .seconds(30))
        async let report = retention.purge()
        while try SQLiteAccessLog(database: door).entries().count > 1 { await Task.yield() }
        try await reader.end()
        #expect(await report.allSatisfy(\.erased))
        #expect(try kept.found(KeptData.canaries).isEmpty)
    }

    @Test func aReaderOfAnotherFileKeepsThatOneFromThePurge() async throws {
        let door = try await kept.write(daysAgo: 31, today: today)
        let reader = try await DatabaseReader(of: "feedback", in: state.feedback)
        let report = await retention().purge()
        #expect(report.filter { !$0.erased }.map(\.store) == [.feedback])
        #expect(report[3].error?.contains("could not all be removed") == true && report[3].removed == 0)
        #expect(try kept.found(KeptData.canaries) == ["canari-comment"])
        try await reader.end()
        withExtendedLifetime(door) {}
    }

    @Test func whoWritesMeanwhileLosesNothing() async throws {
        let door = try await kept.write(daysAgo: 31, today: today)
        let log = SQLiteAccessLog(database: door)
        let retention = retention(patience: .seconds(30))
        let access = OrderAccess(at: today, reference: nil, outcome: .listed, client: .local, source: .staff)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for _ in 0..<200 { try await log.record(access) } }
            group.addTask { for _ in 0..<5 { #expect(await retention.purge().allSatisfy(\.erased)) } }
            try await group.waitForAll()
        }
        #expect(try log.entries(limit: 1_000).count == 201)
    }

    @Test func whatIsMissingIsNotMade() async throws {
        try state.create()
        #expect(await retention().purge().allSatisfy { $0.erased && $0.removed == 0 && $0.error == nil })
        #expect(await retention().status().allSatisfy { $0.rows == 0 && $0.oldest == nil && $0.error == nil })
        #expect(try FileManager.default.contentsOfDirectory(atPath: state.url.path).isEmpty)
    }

    @Test func aDamagedOrEmptyFileKeepsNoOtherFromThePurge() async throws {
        let door = try await kept.write(daysAgo: 31, today: today)
        try folder.write(String(repeating: "rubbish ", count: 1_000), to: "state/feedback.sqlite")
        try folder.write("", to: "state/unanswered.sqlite")
        let report = await retention().purge()
        #expect(report.filter { !$0.erased }.map(\.store) == [.feedback])
        #expect(report[3].error?.contains("it is damaged") == true)
        #expect(report[0].removed == 1)
        let status = await retention().status()
        #expect(status[3].error?.contains("it is damaged") == true && status[4].error == nil)
        withExtendedLifetime(door) {}
    }
}
