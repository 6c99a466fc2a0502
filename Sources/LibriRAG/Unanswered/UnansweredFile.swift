#if SQLite
import Foundation
import GRDB

/// The open file of unanswered questions, for writing.
actor UnansweredFile {
    private let path: String
    private let retentionDays: Int
    private let bounds: UnansweredBounds
    private var queue: DatabaseQueue?
    private var sinceForgetting = 0
    private var forgotOn: LocalDate?

    init(path: String, retentionDays: Int, bounds: UnansweredBounds) {
        self.path = path
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
        if let queue, FileManager.default.fileExists(atPath: path) { return queue }
        try createForThisUserAlone()
        var configuration = Configuration()
        configuration.label = "unanswered"
        configuration.busyMode = .timeout(1)
        configuration.prepareDatabase { db in
            // What is deleted is overwritten, in the file and in SQLite's temporary ones.
            try db.execute(sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA synchronous = NORMAL")
        }
        let opened = try DatabaseQueue(path: path, configuration: configuration)
        try UnansweredTables.migrator.migrate(opened)
        queue = opened
        return opened
    }

    /// SQLite would make the file readable by others.
    private func createForThisUserAlone() throws {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        let file = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw CocoaError(.fileWriteUnknown) }
        close(file)
    }
}
#endif
