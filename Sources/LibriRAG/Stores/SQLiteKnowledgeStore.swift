#if SQLite
import Foundation
import GRDB

/// Passages and their terms in an SQLite file.
public struct SQLiteKnowledgeStore: KnowledgeStore {
    private let path: String
    private let analysis: String

    /// Names a store; the file is opened for each operation, which are rare.
    ///
    /// - Parameters:
    ///   - path: The file; it is made by ``replace(with:)``.
    ///   - analyzers: The rules by which terms are made. A store made by other rules is refused.
    public init(path: String, analyzers: Analyzers) {
        self.path = path
        analysis = analyzers.version
    }

    private static let layout = 3

    /// Every passage.
    public func passages() async throws(KnowledgeStoreError) -> [AnalysedPassage] {
        guard FileManager.default.fileExists(atPath: path) else {
            throw KnowledgeStoreError(
                .missing,
                "The knowledge store \(path) does not exist. Make it with: libriassist-cli knowledge index FOLDER --store \(path)"
            )
        }
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let database = try DatabaseQueue(path: path, configuration: configuration)
            return try await database.read { db in
                guard try isCurrent(db) else {
                    throw KnowledgeStoreError(
                        .outdated,
                        "The knowledge store \(path) was made by another version. Make it anew with: "
                            + "libriassist-cli knowledge index FOLDER --store \(path)"
                    )
                }
                return try Self.readAll(db)
            }
        } catch let error as KnowledgeStoreError {
            throw error
        } catch {
            throw KnowledgeStoreError(
                .unavailable,
                "\(path) cannot be read as a knowledge store. Is it one, and may this user read it?", underlying: error
            )
        }
    }

    /// What the store was made from, as ``replace(with:fingerprint:)`` was told; nothing when the store is missing,
    /// damaged or made by other rules.
    public func fingerprint() async -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        var configuration = Configuration()
        configuration.readonly = true
        return try? await DatabaseQueue(path: path, configuration: configuration).read { db in
            guard try isCurrent(db) else { return nil }
            return try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'fingerprint'")
        }
    }

    private func isCurrent(_ db: Database) throws -> Bool {
        guard try Int.fetchOne(db, sql: "PRAGMA user_version") == Self.layout else { return false }
        return try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = 'analysis'") == analysis
    }

    /// Replaces everything: a new file is written beside the old one and takes its name once it is whole.
    public func replace(with passages: [AnalysedPassage], fingerprint: String) async throws(KnowledgeStoreError) {
        let target = URL(fileURLWithPath: path)
        let draft = target.deletingLastPathComponent()
            .appendingPathComponent(".\(target.lastPathComponent).\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: draft) }
        do {
            try await fill(draft.path, with: passages, fingerprint: fingerprint)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: draft.path)
            guard rename(draft.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            throw KnowledgeStoreError(
                .unavailable,
                "The knowledge store \(path) cannot be written. Does its folder exist, and may this user write there?",
                underlying: error
            )
        }
    }

    private func fill(_ path: String, with passages: [AnalysedPassage], fingerprint: String) async throws {
        // Others only read the file, perhaps in a folder where they may not write: no write-ahead log.
        let database = try DatabaseQueue(path: path)
        try await database.write { db in
            try db.execute(sql: Self.schema)
            try db.execute(
                sql: "INSERT INTO meta VALUES ('analysis', ?), ('fingerprint', ?)", arguments: [analysis, fingerprint]
            )
            try Self.write(passages, to: db)
        }
        try database.close()
    }

    private static let schema = """
        PRAGMA user_version = \(layout);
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE document (
            id TEXT PRIMARY KEY, title TEXT NOT NULL, url TEXT, language TEXT NOT NULL
        );
        CREATE TABLE passage (
            document TEXT NOT NULL REFERENCES document, ordinal INTEGER NOT NULL, headings TEXT NOT NULL,
            text TEXT NOT NULL, titleWords TEXT NOT NULL, titleTerms TEXT NOT NULL, textWords TEXT NOT NULL,
            textTerms TEXT NOT NULL, PRIMARY KEY (document, ordinal)
        );
        """

    private static func write(_ passages: [AnalysedPassage], to db: Database) throws {
        let document = try db.makeStatement(sql: "INSERT OR IGNORE INTO document VALUES (?, ?, ?, ?)")
        let passage = try db.makeStatement(sql: "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for analysed in passages {
            let item = analysed.passage
            try document.execute(arguments: [item.document, item.title, item.url, item.language.rawValue])
            try passage.execute(arguments: [
                item.document, item.ordinal, item.headings.joined(separator: "\n"), item.text,
                analysed.title.words.joined(separator: " "), analysed.title.terms.joined(separator: " "),
                analysed.text.words.joined(separator: " "), analysed.text.terms.joined(separator: " "),
            ])
        }
    }

    private static func readAll(_ db: Database) throws -> [AnalysedPassage] {
        let sql = """
            SELECT passage.*, document.title, document.url, document.language
            FROM passage JOIN document ON document.id = passage.document ORDER BY passage.document, passage.ordinal
            """
        var passages: [AnalysedPassage] = []
        let rows = try Row.fetchCursor(db, sql: sql)
        while let row = try rows.next() {
            let headings: String = row["headings"]
            let passage = Passage(
                document: row["document"], ordinal: row["ordinal"], title: row["title"],
                headings: headings.split(separator: "\n").map(String.init), url: row["url"],
                language: Language(rawValue: row["language"]) ?? .french, text: row["text"]
            )
            passages.append(
                AnalysedPassage(
                    passage: passage,
                    title: AnalysedText(words: list(row["titleWords"]), terms: list(row["titleTerms"])),
                    text: AnalysedText(words: list(row["textWords"]), terms: list(row["textTerms"]))
                )
            )
        }
        return passages
    }

    private static func list(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
#endif
