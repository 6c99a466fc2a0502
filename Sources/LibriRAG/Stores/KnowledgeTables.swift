#if SQLite
import Foundation
import GRDB

/// The tables of a knowledge store.
enum KnowledgeTables {
    /// Changes with every change of the tables, and of what readers and splitter make of a file.
    static let layout = 8

    private static let schema = """
        PRAGMA user_version = \(layout);
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE source (
            id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, problem TEXT,
            warnings TEXT NOT NULL
        );
        CREATE TABLE document (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, source INTEGER REFERENCES source, title TEXT NOT NULL,
            url TEXT, language TEXT NOT NULL, updated TEXT, titleWords BLOB NOT NULL,
            questionWords BLOB NOT NULL
        );
        CREATE TABLE passage (
            document INTEGER NOT NULL REFERENCES document, ordinal INTEGER NOT NULL, headings TEXT NOT NULL,
            text TEXT NOT NULL, words BLOB NOT NULL, PRIMARY KEY (document, ordinal)
        ) WITHOUT ROWID;
        CREATE TABLE dictionary (
            language TEXT PRIMARY KEY, words TEXT NOT NULL, stems TEXT NOT NULL, stemOfWord BLOB NOT NULL
        ) WITHOUT ROWID;
        """

    static func meta(_ key: String, _ db: Database) throws -> String? {
        try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key])
    }

    static func write(_ content: KnowledgeContent, analysis: String, to db: Database) throws {
        try db.execute(sql: schema)
        try db.execute(
            sql: "INSERT INTO meta VALUES ('analysis', ?), ('fingerprint', ?)",
            arguments: [analysis, content.fingerprint])
        var sourceOfDocument: [String: Int64] = [:]
        for source in content.sources {
            try db.execute(
                sql: "INSERT INTO source (path, hash, problem, warnings) VALUES (?, ?, ?, ?)",
                arguments: [source.path, source.hash, source.problem, source.warnings.joined(separator: "\n")])
            for document in source.documents { sourceOfDocument[document] = db.lastInsertedRowID }
        }
        try write(content.collection, sourceOfDocument, to: db)
        for language in Language.allCases {
            let dictionary = content.collection.dictionaries[language]
            try db.execute(
                sql: "INSERT INTO dictionary VALUES (?, ?, ?, ?)",
                arguments: [
                    language.rawValue, dictionary.words.joined(separator: "\n"),
                    dictionary.stems.joined(separator: "\n"), bytes(of: dictionary.stemOfWord),
                ])
        }
    }

    private static func write(
        _ collection: AnalysedCollection, _ sourceOfDocument: [String: Int64], to db: Database
    ) throws {
        let document = try db.makeStatement(
            sql: """
                INSERT INTO document (name, source, title, url, language, updated, titleWords, questionWords)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        let passage = try db.makeStatement(sql: "INSERT INTO passage VALUES (?, ?, ?, ?, ?)")
        var last: (name: String, id: Int64)?
        for analysed in collection.passages {
            let item = analysed.passage
            if last?.name != item.document {
                try document.execute(arguments: [
                    item.document, sourceOfDocument[item.document], item.title, item.url, item.language.rawValue,
                    item.updated?.description, bytes(of: analysed.title),
                    bytes(of: analysed.questions),
                ])
                last = (item.document, db.lastInsertedRowID)
            }
            try passage.execute(arguments: [
                last?.id, item.ordinal, item.headings.joined(separator: "\n"), item.text, bytes(of: analysed.text),
            ])
        }
    }

    static func read(_ db: Database) throws -> KnowledgeContent {
        var content = KnowledgeContent(
            collection: AnalysedCollection(), fingerprint: try meta("fingerprint", db) ?? "")
        for language in Language.allCases {
            content.collection.dictionaries[language] = try dictionary(of: language, db)
        }
        var places: [Int64: Int] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT id, path, hash, problem, warnings FROM source ORDER BY id") {
            places[row[0]] = content.sources.count
            let warnings = (row[4] as String).split(separator: "\n").map(String.init)
            content.sources.append(
                KnowledgeSource(path: row[1], hash: row[2], documents: [], problem: row[3], warnings: warnings))
        }
        try readPassages(into: &content, places, db)
        return content
    }

    private static func readPassages(
        into content: inout KnowledgeContent, _ places: [Int64: Int], _ db: Database
    ) throws {
        let documents = try Row.fetchAll(
            db,
            sql: """
                SELECT id, name, source, title, url, language, updated, titleWords, questionWords
                FROM document ORDER BY id
                """)
        let limits = content.collection.dictionaries.map { Int32($0.words.count) }
        var next = 0
        var current: (id: Int64, template: AnalysedPassage)?
        let rows = try Row.fetchCursor(
            db, sql: "SELECT document, ordinal, headings, text, words FROM passage ORDER BY document, ordinal")
        while let row = try rows.next() {
            let id: Int64 = row[0]
            if current?.id != id {
                while next < documents.count, documents[next][0] as Int64 != id { next += 1 }
                guard next < documents.count else { throw KnowledgeStoreDamage() }
                let document = documents[next]
                let template = try template(of: document, limits)
                if let source = document[2] as Int64?, let place = places[source] {
                    content.sources[place].documents.append(template.passage.document)
                }
                current = (id, template)
            }
            guard var analysed = current?.template else { continue }
            let headings: String = row[2]
            analysed.passage.ordinal = row[1]
            analysed.passage.headings = headings.split(separator: "\n").map(String.init)
            analysed.passage.text = row[3]
            analysed.text = try numbers(in: 4, of: row, below: limits[analysed.passage.language])
            content.collection.passages.append(analysed)
        }
    }

    /// A document's passage without what differs from passage to passage.
    private static func template(of row: Row, _ limits: PerLanguage<Int32>) throws -> AnalysedPassage {
        guard let language = Language(rawValue: row[5]) else { throw KnowledgeStoreDamage() }
        let updated = (row[6] as String?).flatMap { LocalDate(iso: $0) }
        return AnalysedPassage(
            passage: Passage(
                document: row[1], ordinal: 0, title: row[3], url: row[4], language: language, updated: updated,
                text: ""),
            title: try numbers(in: 7, of: row, below: limits[language]),
            questions: try numbers(in: 8, of: row, below: limits[language]), text: [])
    }

    private static func dictionary(of language: Language, _ db: Database) throws -> TermDictionary {
        let row = try Row.fetchOne(
            db, sql: "SELECT words, stems, stemOfWord FROM dictionary WHERE language = ?",
            arguments: [language.rawValue])
        guard let row else { throw KnowledgeStoreDamage() }
        func lines(_ text: String) -> [String] {
            text.utf8.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
        }
        let words = lines(row[0])
        let stems = lines(row[1])
        let stemOfWord = try numbers(in: 2, of: row, below: Int32(stems.count))
        guard words.count == stemOfWord.count else { throw KnowledgeStoreDamage() }
        return TermDictionary(words: words, stemOfWord: stemOfWord, stems: stems)
    }

    /// Numbers as four bytes each, the lowest first.
    private static func bytes(of numbers: [Int32]) -> Data {
        numbers.map(\.littleEndian).withUnsafeBytes { Data($0) }
    }

    private static func numbers(in column: Int, of row: Row, below limit: Int32) throws -> [Int32] {
        let numbers = try row.withUnsafeData(atIndex: column) { data -> [Int32]? in
            guard let data, data.count.isMultiple(of: 4) else { return nil }
            return data.withUnsafeBytes { bytes in
                [Int32](unsafeUninitializedCapacity: bytes.count / 4) { buffer, count in
                    UnsafeMutableRawBufferPointer(buffer).copyMemory(from: bytes)
                    count = bytes.count / 4
                }
            }
        }
        guard var numbers else { throw KnowledgeStoreDamage() }
        if Int32(1).littleEndian != 1 { numbers = numbers.map(Int32.init(littleEndian:)) }
        // A file that was tampered with must not end the process.
        guard numbers.allSatisfy({ UInt32(bitPattern: $0) < limit }) else { throw KnowledgeStoreDamage() }
        return numbers
    }
}

/// The tables contradict each other.
private struct KnowledgeStoreDamage: Error {}
#endif
