#if SQLite
import Foundation
import GRDB
import LibriSQLite

/// Feedback in an SQLite file, for as long as the shop has decided.
///
/// What comes while a transaction is under way is written together in the next one, so that nobody waits for more than two.
public actor SQLiteFeedbackLog: FeedbackLog {
    /// The file.
    public nonisolated let path: String
    private let retentionDays: Int
    private let mostRows: Int
    private let today: @Sendable () -> LocalDate
    private let report: @Sendable (FeedbackLogError) -> Void

    private var queue: DatabaseQueue?
    private var waiting: [Feedback] = []
    /// Writes what waits, and tells why it could not.
    private var next: Task<FeedbackLogError?, Never>?
    /// The transaction before.
    private var underWay: Task<FeedbackLogError?, Never>?
    private var sinceForgetting = 0
    private var forgotOn: LocalDate?
    private var hasReported = false

    /// Names a log; its file is made with the first feedback, for this user alone.
    ///
    /// - Parameters:
    ///   - path: The file. Several processes may share it.
    ///   - retentionDays: After so many days feedback is forgotten.
    ///   - mostRows: The most replies that are remembered, about 20 MB with short comments; the oldest go first.
    ///   - today: The shop's calendar.
    ///   - report: Called when the file cannot be written, and again only after it could.
    public init(
        path: String, retentionDays: Int = 180, mostRows: Int = 100_000, today: @escaping @Sendable () -> LocalDate,
        report: @escaping @Sendable (FeedbackLogError) -> Void = { _ in }
    ) {
        self.path = path
        self.retentionDays = retentionDays
        self.mostRows = mostRows
        self.today = today
        self.report = report
    }

    /// Keeps feedback; it replaces what was said of the same reply before.
    ///
    /// - Throws: ``FeedbackLogError`` when the file cannot be written, or too many wait for it already.
    public func record(_ feedback: Feedback) async throws(FeedbackLogError) {
        // Whoever holds the file must not make memory grow.
        guard waiting.count < Self.mostWaiting else {
            throw FeedbackLogError(path, DatabaseError(resultCode: .SQLITE_BUSY))
        }
        waiting.append(feedback)
        let writing =
            next
            ?? Task { [underWay] in
                _ = await underWay?.value
                return await writeWaiting()
            }
        next = writing
        if let failure = await writing.value { throw failure }
    }

    /// Forgets what is old, even where nothing new is said.
    public func forgetExpired() async {
        guard exists else { return }
        // A failure has been reported, and the next feedback tries again.
        _ = await write([], on: today(), forgetting: true)
    }

    /// Whether feedback was ever kept.
    public nonisolated var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// What was said; nothing where no file is.
    ///
    /// - Parameters:
    ///   - since: Only what was said from this day on.
    ///   - comments: The most comments.
    /// - Throws: ``FeedbackLogError`` when the file cannot be read.
    public nonisolated func summary(
        since: LocalDate? = nil, comments: Int = 20
    ) throws(FeedbackLogError) -> FeedbackSummary {
        guard exists else { return FeedbackSummary() }
        let oldest = today().adding(days: -retentionDays)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(2)
        do {
            return try DatabaseQueue(path: path, configuration: configuration).read { db in
                try FeedbackTables.summary(since: max(since ?? oldest, oldest), comments: comments, in: db)
            }
        } catch {
            throw FeedbackLogError(path, error)
        }
    }

    private func writeWaiting() async -> FeedbackLogError? {
        (underWay, next) = (next, nil)
        let batch = waiting
        waiting = []
        let day = today()
        let isTimeToForget = forgotOn != day || sinceForgetting + batch.count > Self.mostSinceForgetting
        return await write(batch, on: day, forgetting: isTimeToForget)
    }

    private func write(_ batch: [Feedback], on day: LocalDate, forgetting: Bool) async -> FeedbackLogError? {
        let (oldest, mostRows) = (day.adding(days: -retentionDays), mostRows)
        do {
            try await database().write { db in
                for feedback in batch { try FeedbackTables.put(feedback, on: day, in: db) }
                if forgetting { try FeedbackTables.forget(before: oldest, keeping: mostRows, in: db) }
            }
        } catch {
            queue = nil
            let failure = FeedbackLogError(path, error)
            if !hasReported { report(failure) }
            hasReported = true
            return failure
        }
        hasReported = false
        sinceForgetting = forgetting ? 0 : sinceForgetting + batch.count
        if forgetting { forgotOn = day }
        return nil
    }

    /// The open file.
    func database() throws -> DatabaseQueue {
        // A file that somebody removed is made anew, and not written to where nobody sees it.
        if let queue, exists { return queue }
        try KeptFile(path: path).createForThisUserAlone()
        var configuration = KeptFile.configuration(label: "feedback", busyTimeout: 1)
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = NORMAL") }
        let opened = try DatabaseQueue(path: path, configuration: configuration)
        try FeedbackTables.migrator.migrate(opened)
        queue = opened
        return opened
    }

    private static let mostWaiting = 1_000
    private static let mostSinceForgetting = 100
}
#endif
