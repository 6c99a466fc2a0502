#if SQLite
import Foundation
import GRDB
import LibriSQLite

/// Feedback in an SQLite file, for as long as the shop has decided.
///
/// What comes at once is written together.
public actor SQLiteFeedbackLog: FeedbackLog {
    /// The file.
    public nonisolated let path: String
    private let retentionDays: Int
    private let mostRows: Int
    private let today: @Sendable () -> LocalDate
    private let report: @Sendable (FeedbackLogError) -> Void

    /// The open file.
    private var commits: GroupCommit?
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
        let day = today()
        sinceForgetting += 1
        let isTimeToForget = forgotOn != day || sinceForgetting > Self.mostSinceForgetting
        if isTimeToForget { (forgotOn, sinceForgetting) = (day, 0) }
        try await write(feedback, on: day, forgetting: isTimeToForget)
    }

    /// Forgets what is old, even where nothing new is said.
    public func forgetExpired() async {
        guard exists else { return }
        // A failure has been reported, and the next feedback tries again.
        try? await write(nil, on: today(), forgetting: true)
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

    private func write(
        _ feedback: Feedback?, on day: LocalDate, forgetting: Bool
    ) async throws(FeedbackLogError) {
        let (oldest, mostRows) = (day.adding(days: -retentionDays), mostRows)
        do {
            try await file().write { db in
                if let feedback { try FeedbackTables.put(feedback, on: day, in: db) }
                if forgetting { try FeedbackTables.forget(before: oldest, keeping: mostRows, in: db) }
            }
        } catch {
            // Whoever waits in vain, behind others or for another process, leaves the file as it is.
            if (error as? DatabaseError)?.resultCode != .SQLITE_BUSY { commits = nil }
            // What could not be forgotten is tried again with the next.
            forgotOn = nil
            let failure = FeedbackLogError(path, error)
            if !hasReported { report(failure) }
            hasReported = true
            throw failure
        }
        hasReported = false
    }

    /// The open file.
    func file() throws -> GroupCommit {
        // A file that somebody removed is made anew, and not written to where nobody sees it.
        if let commits, exists { return commits }
        try KeptFile(path: path).createForThisUserAlone()
        var configuration = KeptFile.configuration(label: "feedback", busyTimeout: 1)
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = NORMAL") }
        let opened = try DatabaseQueue(path: path, configuration: configuration)
        try FeedbackTables.migrator.migrate(opened)
        let commits = GroupCommit(opened, mostWaiting: Self.mostWaiting)
        self.commits = commits
        return commits
    }

    private static let mostWaiting = 1_000
    private static let mostSinceForgetting = 100
}
#endif
