#if SQLite
import GRDB

/// The table of unanswered questions.
enum UnansweredTables {
    static let migrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(
                sql: """
                    CREATE TABLE question (
                        language TEXT NOT NULL, stems TEXT NOT NULL, day TEXT NOT NULL, wording TEXT NOT NULL,
                        count INTEGER NOT NULL, PRIMARY KEY (language, stems, day, wording)
                    ) WITHOUT ROWID;
                    """)
        }
        return migrator
    }()

    static func add(_ question: UnansweredQuestion, on day: LocalDate, in db: Database) throws {
        let group: StatementArguments = [
            question.language.rawValue, question.stems.joined(separator: " "), day.description,
        ]
        let wordings = try String.fetchAll(
            db.cachedStatement(
                sql: "SELECT wording FROM question WHERE language = ? AND stems = ? AND day = ? ORDER BY count DESC"),
            arguments: group)
        // Who plays with commas is counted with the wordings that are there.
        let wording =
            wordings.contains(question.text) || wordings.count < mostWordings
            ? question.text : wordings.first ?? question.text
        try db.cachedStatement(
            sql: """
                INSERT INTO question (language, stems, day, wording, count) VALUES (?, ?, ?, ?, 1)
                ON CONFLICT DO UPDATE SET count = count + 1
                """
        ).execute(arguments: group + [wording])
    }

    /// Removes what is older than a day, then what is too much: the groups that were asked least, of equals the oldest.
    static func forget(before day: LocalDate, keeping bounds: UnansweredBounds, in db: Database) throws {
        try db.execute(sql: "DELETE FROM question WHERE day < ?", arguments: [day.description])
        try db.execute(
            sql: """
                DELETE FROM question WHERE (language, stems) IN (
                    SELECT language, stems FROM question GROUP BY language, stems
                    ORDER BY SUM(count) DESC, MAX(day) DESC, language, stems LIMIT -1 OFFSET ?)
                """, arguments: [bounds.groups])
        guard try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM question") ?? 0 > bounds.rows else { return }
        try db.execute(
            sql: """
                DELETE FROM question WHERE (language, stems, day, wording) IN (
                    SELECT language, stems, day, wording FROM question ORDER BY day DESC, count DESC LIMIT -1 OFFSET ?)
                """, arguments: [bounds.rows])
    }

    static func tallies(since day: LocalDate, in db: Database) throws -> [UnansweredTally] {
        // A process that was killed at the very beginning leaves an empty file.
        guard try db.tableExists("question") else { return [] }
        return try Row.fetchAll(
            db, sql: "SELECT language, stems, day, wording, count FROM question WHERE day >= ?",
            arguments: [day.description]
        ).compactMap { row in
            guard let language = Language(rawValue: row[0]), let day = LocalDate(iso: row[2] as String) else {
                return nil
            }
            let stems = (row[1] as String).split(separator: " ").map(String.init)
            let question = UnansweredQuestion(text: row[3], language: language, stems: stems)
            return UnansweredTally(question: question, day: day, count: row[4])
        }
    }

    /// The most wordings of one group that a day keeps.
    private static let mostWordings = 8
}

/// How much is kept.
struct UnansweredBounds: Sendable {
    /// The most groups of the same stems.
    var groups = 10_000
    /// The most wordings over all days, about 40 MB.
    var rows = 100_000
}
#endif
