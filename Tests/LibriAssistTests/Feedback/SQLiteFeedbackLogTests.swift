import Foundation
import GRDB
import LibriSQLite
import LibriTestSupport
import Synchronization
import Testing

@testable import LibriAssist

@Suite final class SQLiteFeedbackLogTests {
    private let folder: TemporaryFolder
    private let scrubber: CommentScrubber
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
        func add(_ error: FeedbackLogError) { kept.withLock { $0.append(error.message) } }
    }

    init() throws {
        folder = try TemporaryFolder()
        let lexicons = try Lexicons()
        scrubber = CommentScrubber(
            redactor: PatternRedactor(lexicons: lexicons, names: try NameModel(), orderNumberFormat: .coolLibri),
            detector: LanguageDetector(lexicons: lexicons), language: .french)
    }

    private var path: String { folder.path("feedback.sqlite") }

    private func log(at path: String? = nil, mostRows: Int = 100_000) -> SQLiteFeedbackLog {
        SQLiteFeedbackLog(
            path: path ?? self.path, retentionDays: 10, mostRows: mostRows, today: { [calendar] in calendar.today },
            report: { [errors] in errors.add($0) })
    }

    private func feedback(
        _ comment: String? = nil, helpful: Bool = true, reply: UUID = UUID()
    ) throws -> Feedback {
        try Feedback(replyID: reply.uuidString, isHelpful: helpful, comment: comment, scrubber: scrubber)
    }

    /// Everything that lies in the folder.
    private func bytes() throws -> String {
        try FileManager.default.contentsOfDirectory(atPath: folder.url.path).map {
            String(decoding: try Data(contentsOf: folder.url.appendingPathComponent($0)), as: UTF8.self)
        }.joined()
    }

    @Test func outlastsTheProcessAndSharesTheFile() async throws {
        #expect(try log().summary() == FeedbackSummary())
        try await log().record(feedback("Clair et rapide"))
        calendar.pass(days: 1)
        let (first, second) = (log(), log())
        try await first.record(feedback("Il manque le prix", helpful: false))
        try await second.record(feedback())
        let summary = try log().summary()
        #expect(summary.days.map(\.day.description) == ["2026-03-02", "2026-03-01"])
        #expect(summary.days.map(\.helpful) == [1, 1] && summary.days.map(\.notHelpful) == [1, 0])
        #expect(summary.comments.map(\.comment) == ["Il manque le prix", "Clair et rapide"])
        #expect(summary.helpful == 2 && summary.notHelpful == 1)
        #expect(try log().summary(since: calendar.today).helpful == 1)
        #expect(try log().summary(comments: 1).comments.count == 1)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func aLaterJudgementOfAReplyReplacesTheEarlier() async throws {
        let (log, reply) = (log(), UUID())
        try await log.record(feedback("Impression zigzag", helpful: false, reply: reply))
        try await log.record(feedback("Une autre", reply: UUID()))
        try await log.record(feedback("Finalement bon", reply: reply))
        let summary = try log.summary()
        #expect(summary.comments.map(\.comment) == ["Finalement bon", "Une autre"])
        #expect(summary.comments.first?.replyId == reply.uuidString.lowercased())
        #expect(try !bytes().contains("zigzag"), "it is overwritten in the file")
    }

    @Test func whatIsOldIsOverwritten() async throws {
        let log = log()
        try await log.record(feedback("Papier canari", helpful: false))
        calendar.pass(days: 10)
        try await log.record(feedback("Papier ivoire"))
        #expect(try log.summary().comments.count == 2)
        calendar.pass(days: 1)
        #expect(try log.summary().comments.map(\.comment) == ["Papier ivoire"], "before anything is removed")
        #expect(try bytes().contains("canari"))
        await self.log().forgetExpired()
        #expect(try !bytes().contains("canari"))
        #expect(try bytes().contains("ivoire"))
    }

    @Test func forgettingMakesNoFile() async {
        await log().forgetExpired()
        #expect(!log().exists)
    }

    @Test func theOldestGoFirst() async throws {
        let log = log(mostRows: 5)
        for number in 0..<120 { try await log.record(feedback(["Un", "Deux", "Trois"][number % 3] + " papier")) }
        #expect(try log.summary().helpful <= 5 + 100)
        calendar.pass(days: 1)
        try await log.record(feedback("Le papier blanc"))
        let summary = try log.summary()
        #expect(summary.helpful == 5)
        #expect(summary.comments.first?.comment == "Le papier blanc")
    }

    @Test func whatCannotBeWrittenIsRefusedAndToldOnce() async throws {
        try folder.write(String(repeating: "rubbish ", count: 1_000), to: "feedback.sqlite")
        let log = log()
        for _ in 0..<3 { await #expect(throws: FeedbackLogError.self) { try await log.record(self.feedback()) } }
        #expect(errors.messages.count == 1)
        #expect(errors.messages.first?.contains("damaged") == true)
        #expect(throws: FeedbackLogError.self) { try log.summary() }
        try FileManager.default.removeItem(atPath: path)
        try await log.record(feedback())
        #expect(try log.summary().helpful == 1)
    }

    @Test func aFullDiskIsNamedAndPasses() async throws {
        let log = log()
        try await log.record(feedback())
        // SQLite answers as on a full disk when a file may not grow.
        let bytes = String(repeating: "Le papier est blanc. ", count: 40)
        try await log.file().write { db in try db.execute(sql: "PRAGMA max_page_count = 1") }
        var failure: FeedbackLogError?
        for _ in 0..<50 where failure == nil {
            do { try await log.record(feedback(bytes)) } catch { failure = error as? FeedbackLogError }
        }
        #expect(failure?.message.contains("the disk is full") == true)
        #expect(failure?.message.contains(path) == true)
        try await log.record(feedback())
        #expect(try log.summary().helpful > 1, "what was kept stays, and the next is kept")
    }

    @Test func whoeverHoldsTheFileKeepsNobodyWaitingForLong() async throws {
        let log = log()
        try await log.record(feedback())
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: path, configuration: configuration)
        try await other.writeWithoutTransaction { db in try db.execute(sql: "BEGIN EXCLUSIVE") }
        let one = try feedback()
        let refused = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<3_000 {
                group.addTask {
                    do { try await log.record(one) } catch { return true }; return false
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(refused == 3_000)
        #expect(errors.messages.first?.contains("another process") == true)
        try await other.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
        try await log.record(feedback())
    }

    @Test func manyAtOnceAreAllKept() async throws {
        let log = log()
        let all = try (0..<500).map { _ in try feedback("Le papier est blanc") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for feedback in all { group.addTask { try await log.record(feedback) } }
            try await group.waitForAll()
        }
        #expect(try log.summary().helpful == 500)
        #expect(try log.summary(comments: 1_000).comments.count == 500)
    }

    @Test func aFolderThatCannotBeWrittenIsRefused() async throws {
        let log = log(at: "/proc/feedback.sqlite")
        await #expect(throws: FeedbackLogError.self) { try await log.record(self.feedback()) }
    }
}
