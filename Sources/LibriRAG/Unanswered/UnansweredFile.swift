#if SQLite
import GRDB
import LibriSQLite

/// The open file of unanswered questions, for writing.
actor UnansweredFile {
    private let file: KeptFile
    private let retentionDays: Int
    private let bounds: UnansweredBounds
    private var queue: DatabaseQueue?
    private var sinceForgetting = 0
    private var forgotOn: LocalDate?

    init(path: String, retentionDays: Int, bounds: UnansweredBounds) {
        file = KeptFile(path: path)
        self.retentionDays = retentionDays
        self.bounds = bounds
    }

    /// Counts questions in one transaction; at times, and once a day, forgets what is old or too much.
    func add(_ questions: [UnansweredQuestion], on day: LocalDate) async throws {
        let oldest = day.adding(days: -retentionDays)
        let isTimeToForget = forgotOn != day || sinceForgetting + questions.count > 100
        let bounds = bounds
        do {
            try await database().write { db in
                for question in questions { try UnansweredTables.add(question, on: day, in: db) }
                if isTimeToForget { try UnansweredTables.forget(before: oldest, keeping: bounds, in: db) }
            }
            sinceForgetting = isTimeToForget ? 0 : sinceForgetting + questions.count
            forgotOn = day
        } catch {
            queue = nil
            throw error
        }
    }

    private func database() throws -> DatabaseQueue {
        // A file that somebody removed is made anew, and not written to where nobody sees it.
        if let queue, file.exists { return queue }
        try file.createForThisUserAlone()
        var configuration = KeptFile.configuration(label: "unanswered", busyTimeout: 1)
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = NORMAL") }
        let opened = try DatabaseQueue(path: file.path, configuration: configuration)
        try UnansweredTables.migrator.migrate(opened)
        queue = opened
        return opened
    }
}
#endif
