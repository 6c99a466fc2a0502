import Foundation
import GRDB
import LibriTestSupport
import Synchronization
import Testing

@testable import LibriRAG

@Suite final class SQLiteUnansweredLogTests {
    private let folder: TemporaryFolder
    private let calendar = Calendar()
    private let errors = Errors()

    private final class Calendar: Sendable {
        private let day = Mutex(LocalDate(iso: "2026-03-01"))
        var today: LocalDate { day.withLock { $0 ?? LocalDate(Date(), in: .gmt) } }
        func pass(days: Int) { day.withLock { $0 = $0?.adding(days: days) } }
    }

    private final class Errors: Sendable {
        private let kept = Mutex<[String]>([])
        var messages: [String] { kept.withLock { $0 } }
        func add(_ error: UnansweredLogError) { kept.withLock { $0.append(error.message) } }
    }

    init() throws { folder = try TemporaryFolder() }

    private var path: String { folder.path("unanswered.sqlite") }

    private func log(
        at path: String? = nil, bounds: UnansweredBounds = UnansweredBounds()
    ) throws -> SQLiteUnansweredLog {
        SQLiteUnansweredLog(
            path: path ?? self.path, retentionDays: 10, analyzers: try Analyzers(), bounds: bounds,
            today: { [calendar] in calendar.today }, report: { [errors] in errors.add($0) })
    }

    private func ask(_ questions: String..., of log: SQLiteUnansweredLog) async {
        for question in questions { log.record(question: question, language: .french) }
        await log.settle()
    }

    /// Everything that lies in the folder.
    private func bytes() throws -> String {
        try FileManager.default.contentsOfDirectory(atPath: folder.url.path).map {
            String(decoding: try Data(contentsOf: folder.url.appendingPathComponent($0)), as: UTF8.self)
        }.joined()
    }

    @Test func outlastsTheProcessAndSharesTheFile() async throws {
        let first = try log()
        #expect(!first.exists)
        #expect(try first.topics().isEmpty)
        await ask("Prix de la livraison", "prix livraison ?", of: first)
        calendar.pass(days: 1)
        let second = try log()
        await ask("prix livraison ?", "Du carton ?", of: second)
        await ask("Du carton ?", "prix livraison ?", of: first)
        let topics = try log().topics()
        #expect(topics.map(\.question) == ["prix livraison ?", "Du carton ?"])
        #expect(topics.map(\.count) == [4, 2])
        #expect(topics.first?.lastDay == LocalDate(iso: "2026-03-02"))
        #expect(try log().topics(since: calendar.today).map(\.count) == [2, 2])
        #expect(errors.messages.isEmpty)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func manyAtOnceAreAllCounted() async throws {
        let log = try log()
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { for _ in 0..<100 { log.record(question: "Du carton ?", language: .french) } }
            }
        }
        await log.settle()
        #expect(try log.topics().map(\.count) == [800])
    }

    @Test func isForgottenInTimeAndLeavesNoByte() async throws {
        let log = try log()
        for number in 0..<3_000 {
            log.record(question: "Zygomorphe \(number % 1_000) et anacoluthe \(number / 1_000)", language: .french)
            if number % 500 == 0 { await log.settle() }
        }
        await ask("Une reliure ?", of: log)
        #expect(try bytes().contains("Zygomorphe"))
        calendar.pass(days: 10)
        await ask("Une reliure ?", of: log)
        #expect(try bytes().contains("Zygomorphe"), "the last day still counts")
        calendar.pass(days: 1)
        #expect(try log.topics().map(\.count) == [1], "what is too old is not shown, though it be there")
        log.forgetExpired()
        await log.settle()
        let left = try bytes()
        #expect(!left.contains("Zygomorphe") && !left.contains("zygomorph") && !left.contains("anacoluth"))
        #expect(left.contains("Une reliure ?"))
    }

    @Test func theRarestGroupsGoFirst() async throws {
        let log = try log(bounds: UnansweredBounds(groups: 20))
        await ask("Une reliure ?", "Une reliure ?", of: log)
        for number in 0..<300 {
            log.record(question: "Anacoluthe \(number)", language: .french)
            if number % 50 == 0 { await log.settle() }
        }
        await log.settle()
        calendar.pass(days: 1)
        await ask("Une spirale ?", of: log)
        let topics = try log.topics()
        #expect(topics.count == 20)
        #expect(topics.prefix(2).map(\.question) == ["Une reliure ?", "Une spirale ?"])
    }

    @Test func wordingsOfADayAreBoundedAndSoAreRows() async throws {
        func rows() async throws -> Int? {
            try await DatabaseQueue(path: path).read { db in try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM question")
            }
        }
        let log = try log()
        for number in 0..<50 {
            log.record(question: "Une reliure" + String(repeating: " !", count: number), language: .french)
        }
        await log.settle()
        #expect(try log.topics().map(\.count) == [50])
        #expect(try await rows() == 8)
        calendar.pass(days: 1)
        await ask("Une spirale ?", of: try self.log(bounds: UnansweredBounds(rows: 5)))
        #expect(try await rows() == 5)
        #expect(try log.topics(since: calendar.today).map(\.question) == ["Une spirale ?"])
    }

    @Test func aDamagedFileIsToldOnceAndNothingFails() async throws {
        try folder.write(String(repeating: "rubbish ", count: 1_000), to: "unanswered.sqlite")
        let log = try log()
        log.forgetExpired()
        await ask("Une reliure ?", of: log)
        await ask("Une reliure ?", of: log)
        #expect(errors.messages.count == 1)
        #expect(errors.messages.first?.contains("damaged") == true && errors.messages.first?.contains(path) == true)
        #expect(throws: UnansweredLogError.self) { try log.topics() }
    }

    @Test func aFolderThatCannotBeWrittenIsToldOnce() async throws {
        let log = try log(at: "/proc/unanswered.sqlite")
        await ask("Une reliure ?", of: log)
        await ask("Une reliure ?", of: log)
        #expect(errors.messages.count == 1)
    }

    @Test(.enabled(if: getuid() != 0)) func aFileThatMayOnlyBeReadIsToldOnce() async throws {
        await ask("Une reliure ?", of: try log())
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
        let log = try log()
        await ask("Une reliure ?", of: log)
        await ask("Une reliure ?", of: log)
        #expect(errors.messages.count == 1)
        #expect(try log.topics().map(\.count) == [1])
    }

    @Test func aRemovedFileIsMadeAnew() async throws {
        let log = try log()
        await ask("Une reliure ?", of: log)
        try FileManager.default.removeItem(atPath: path)
        await ask("Une spirale ?", of: log)
        #expect(try log.topics().map(\.question) == ["Une spirale ?"])
        #expect(errors.messages.isEmpty)
    }

    @Test func whoeverHoldsTheFileKeepsNobodyWaiting() async throws {
        let log = try log()
        await ask("Une reliure ?", of: log)
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: path, configuration: configuration)
        try await other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN EXCLUSIVE") }
        let start = ContinuousClock.now
        for _ in 0..<5_000 { log.record(question: "Une reliure ?", language: .french) }
        #expect(ContinuousClock.now - start < .seconds(10))
        await log.settle()
        #expect(errors.messages.count == 1 && errors.messages.first?.contains("another process") == true)
        try await other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
    }
}
