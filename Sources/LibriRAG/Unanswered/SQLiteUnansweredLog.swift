#if SQLite
import Foundation
import GRDB
import Synchronization

/// Unanswered questions in an SQLite file, for as long as the shop has decided.
///
/// Questions are written in the background, several in one transaction when they come fast. While the file cannot be
/// written they are lost, which is told once.
public final class SQLiteUnansweredLog: UnansweredLog {
    private struct State {
        var waiting: [UnansweredQuestion] = []
        var writer: Task<Void, Never>?
        var restsUntil: ContinuousClock.Instant?
        var hasReported = false
    }

    private let path: String
    private let retentionDays: Int
    private let analyzers: Analyzers
    private let today: @Sendable () -> LocalDate
    private let report: @Sendable (UnansweredLogError) -> Void
    private let file: UnansweredFile
    private let state = Mutex(State())

    /// Names a log; its file is made with the first question, for this user alone.
    ///
    /// - Parameters:
    ///   - path: The file. Several processes may share it.
    ///   - retentionDays: After so many days a question is forgotten.
    ///   - analyzers: Make the stems that questions are grouped by.
    ///   - today: The shop's calendar.
    ///   - report: Called when the file cannot be written, and again only after it could.
    public convenience init(
        path: String, retentionDays: Int = 180, analyzers: Analyzers, today: @escaping @Sendable () -> LocalDate,
        report: @escaping @Sendable (UnansweredLogError) -> Void = { _ in }
    ) {
        self.init(
            path: path, retentionDays: retentionDays, analyzers: analyzers, bounds: UnansweredBounds(), today: today,
            report: report)
    }

    init(
        path: String, retentionDays: Int, analyzers: Analyzers, bounds: UnansweredBounds,
        today: @escaping @Sendable () -> LocalDate, report: @escaping @Sendable (UnansweredLogError) -> Void
    ) {
        self.path = path
        self.retentionDays = retentionDays
        self.analyzers = analyzers
        self.today = today
        self.report = report
        file = UnansweredFile(path: path, retentionDays: retentionDays, bounds: bounds)
    }

    /// Counts a question, soon.
    public func record(question: String, language: Language) {
        guard let question = UnansweredQuestion(question, language: language, analyzers: analyzers) else { return }
        state.withLock { state in
            let isResting = state.restsUntil.map { $0 > .now } ?? false
            guard !isResting, state.waiting.count < Self.mostWaiting else { return }
            state.waiting.append(question)
            if state.writer == nil { state.writer = Task.detached { await self.write() } }
        }
    }

    /// Forgets what is old, soon, even where nothing new is asked.
    public func forgetExpired() {
        guard exists else { return }
        state.withLock { state in
            if state.writer == nil { state.writer = Task.detached { await self.write() } }
        }
    }

    /// Waits until what was recorded is in the file, or lost.
    public func settle() async {
        while let writer = state.withLock({ $0.writer }) { await writer.value }
    }

    /// Whether a question was ever kept.
    public var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// What was asked, the most frequent first; nothing where no file is.
    ///
    /// - Parameter since: Only what was asked from this day on.
    /// - Throws: ``UnansweredLogError`` when the file cannot be read.
    public func topics(since: LocalDate? = nil) throws(UnansweredLogError) -> [UnansweredTopic] {
        guard exists else { return [] }
        let oldest = today().adding(days: -retentionDays)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(2)
        do {
            let tallies = try DatabaseQueue(path: path, configuration: configuration).read { db in
                try UnansweredTables.tallies(since: max(since ?? oldest, oldest), in: db)
            }
            return UnansweredTopic.topics(of: tallies)
        } catch {
            throw UnansweredLogError(path, error)
        }
    }

    /// Writes what waits until nothing does.
    private func write() async {
        repeat {
            let questions = state.withLock { state in
                defer { state.waiting = [] }
                return state.waiting
            }
            do {
                try await file.add(questions, on: today())
                state.withLock { $0.hasReported = false }
            } catch {
                rest(after: error)
            }
        } while !isDone()
    }

    private func isDone() -> Bool {
        state.withLock { state in
            if state.waiting.isEmpty { state.writer = nil }
            return state.waiting.isEmpty
        }
    }

    /// A file that cannot be written is not tried again with every question.
    private func rest(after error: any Error) {
        let isNew = state.withLock { state in
            defer { state.hasReported = true }
            state.restsUntil = .now + Self.rest
            state.waiting = []
            return !state.hasReported
        }
        if isNew { report(UnansweredLogError(path, error)) }
    }

    private static let mostWaiting = 1_000
    private static let rest = Duration.seconds(60)
}
#endif
