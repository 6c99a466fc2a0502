import Foundation
import LibriOrders
import LibriTestSupport
import Testing

@Suite final class SQLiteAccessLogTests {
    private let folder: TemporaryFolder
    private let log: SQLiteAccessLog
    private let day: TimeInterval = 86_400

    init() throws {
        folder = try TemporaryFolder()
        let database = try DoorDatabase(path: folder.path("door.sqlite"), keyPath: folder.path("door.key"))
        log = SQLiteAccessLog(database: database, retentionDays: 10)
    }

    private func access(
        _ outcome: OrderAccess.Outcome = .found, number: String = "CL-401372-487531", at: Date = Date()
    ) throws -> OrderAccess {
        OrderAccess(
            at: at, reference: try OrderReference(number), outcome: outcome, client: .ipv4, source: .chat)
    }

    @Test func everyAccessIsOneEntryWithoutAnythingPersonal() async throws {
        try await log.record(access())
        var shown = try access(.revealed, number: "CL-500000-000001")
        shown.source = .staff
        shown.client = .local
        shown.user = "anne"
        shown.reason = .call
        try await log.record(shown)
        let entries = try log.entries()
        #expect(entries.map(\.outcome) == ["revealed", "found"])
        #expect(entries.map(\.user) == ["anne", nil])
        #expect(entries.map(\.reason) == ["call", nil])
        #expect(Set(entries.map(\.order)).count == 2)
        let text = "\(entries)"
        #expect(!text.contains("401372") && !text.contains("500000"))
    }

    @Test func entriesAreFoundByOrderOutcomeAndTime() async throws {
        let start = Date(timeIntervalSince1970: 1_761_000_000)
        try await log.record(access(.wrongName, at: start))
        try await log.record(access(.found, number: "CL-401372", at: start.addingTimeInterval(60)))
        try await log.record(access(.locked, number: "CL-999999", at: start.addingTimeInterval(120)))
        #expect(try log.entries(of: OrderReference("CL-401372-487531")).count == 2)
        #expect(try log.entries(outcome: .locked).count == 1)
        #expect(try log.entries(since: start.addingTimeInterval(60)).count == 2)
        #expect(try log.entries(limit: 1).map(\.outcome) == ["locked"])
    }

    @Test func whatIsTooOldIsForgotten() async throws {
        let now = Date(timeIntervalSince1970: 1_761_000_000)
        try await log.record(access(.found, at: now.addingTimeInterval(-11 * day)))
        try await log.record(access(.wrongName, at: now.addingTimeInterval(-9 * day)))
        for second in 0..<98 { try await log.record(access(.found, at: now.addingTimeInterval(Double(second)))) }
        let entries = try log.entries(limit: 1_000)
        #expect(entries.count == 99)
        #expect(entries.last?.outcome == "wrongName")
    }

    /// Whoever is locked out may ask as often as they like: they write few lines.
    @Test func aFloodOfLockedTriesIsCountedInFewLines() async throws {
        let now = Date(timeIntervalSince1970: 1_761_000_000)
        for index in 0..<200 {
            try await log.record(
                access(.locked, number: "CL-\(100_000 + index)", at: now.addingTimeInterval(Double(index) / 10)))
        }
        try await log.record(access(.locked, at: now.addingTimeInterval(90)))
        let entries = try log.entries(outcome: .locked)
        #expect(entries.count == 11)
        #expect(entries.map(\.count).reduce(0, +) == 201)
    }
}
