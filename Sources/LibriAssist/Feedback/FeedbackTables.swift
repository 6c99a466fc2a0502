#if SQLite
import GRDB

/// The table of feedback.
enum FeedbackTables {
    static let migrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(
                sql: """
                    CREATE TABLE feedback (
                        id INTEGER PRIMARY KEY, reply TEXT NOT NULL UNIQUE, helpful INTEGER NOT NULL, comment TEXT,
                        day TEXT NOT NULL
                    );
                    """)
        }
        return migrator
    }()

    static func put(_ feedback: Feedback, on day: LocalDate, in db: Database) throws {
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO feedback (reply, helpful, comment, day) VALUES (?, ?, ?, ?)"
        )
        .execute(arguments: [feedback.replyID, feedback.isHelpful, feedback.comment, day.description])
    }

    /// Removes what is older than a day, then of what is too much the oldest.
    static func forget(before day: LocalDate, keeping rows: Int, in db: Database) throws {
        try db.execute(sql: "DELETE FROM feedback WHERE day < ?", arguments: [day.description])
        try db.execute(
            sql: "DELETE FROM feedback WHERE id IN (SELECT id FROM feedback ORDER BY id DESC LIMIT -1 OFFSET ?)",
            arguments: [rows])
    }

    /// What was said from a day on.
    static func summary(since day: LocalDate, comments limit: Int, in db: Database) throws -> FeedbackSummary {
        // A process that was killed at the very beginning leaves an empty file.
        guard try db.tableExists("feedback") else { return FeedbackSummary() }
        let days = try Row.fetchAll(
            db,
            sql: """
                SELECT day, SUM(helpful), SUM(NOT helpful) FROM feedback WHERE day >= ? GROUP BY day ORDER BY day DESC
                """, arguments: [day.description]
        ).compactMap { row in
            LocalDate(iso: row[0] as String).map { FeedbackSummary.Day(day: $0, helpful: row[1], notHelpful: row[2]) }
        }
        let comments = try Row.fetchAll(
            db,
            sql: """
                SELECT day, helpful, reply, comment FROM feedback WHERE day >= ? AND comment IS NOT NULL
                ORDER BY id DESC LIMIT ?
                """, arguments: [day.description, limit]
        ).compactMap { row in
            LocalDate(iso: row[0] as String).map {
                FeedbackSummary.Comment(day: $0, helpful: row[1], replyId: row[2], comment: row[3])
            }
        }
        return FeedbackSummary(days: days, comments: comments)
    }
}
#endif
