#if SQLite
import Foundation
import GRDB

/// The tables of a vector store.
///
/// Every transaction that changes vectors raises the generation, so that another process reads what has changed and no more.
enum VectorTables {
    /// Changes with every change of the tables.
    static let layout = 1
    /// Says that a file is a vector store: "LVEC".
    static let application: Int32 = 0x4C56_4543

    /// What a file holds at the moment.
    struct Version: Sendable, Equatable {
        /// Another one when everything was thrown away.
        var epoch: String
        var generation: Int64
    }

    /// What has changed since a version.
    struct Changes: Sendable {
        var version: Version
        /// What they are changes of.
        var base: Version?
        /// These are all vectors, and none from before is left.
        var isWhole: Bool
        var vectors: [(identifier: String, vector: [Float])] = []
        /// All identifiers, where some were removed.
        var remaining: Set<String>?
        /// Rows that were no vectors of this space, and are removed.
        var dropped = 0
    }

    /// The file holds vectors of another space.
    struct OtherSpace: Error { let space: VectorSpace }
    /// The file's tables are others.
    struct Damage: Error {}

    static func create(for space: VectorSpace, _ db: Database) throws {
        try db.execute(
            sql: """
                PRAGMA application_id = \(application);
                PRAGMA user_version = \(layout);
                CREATE TABLE IF NOT EXISTS space (
                    id INTEGER PRIMARY KEY CHECK (id = 1), model TEXT NOT NULL, dimension INTEGER NOT NULL,
                    epoch TEXT NOT NULL, generation INTEGER NOT NULL, removal INTEGER NOT NULL
                );
                CREATE TABLE IF NOT EXISTS vector (
                    identifier TEXT PRIMARY KEY, vector BLOB NOT NULL, changed INTEGER NOT NULL
                );
                CREATE INDEX IF NOT EXISTS vectorChanged ON vector (changed);
                CREATE TABLE IF NOT EXISTS unmirrored (identifier TEXT PRIMARY KEY) WITHOUT ROWID;
                """)
        try db.execute(
            sql: "INSERT OR IGNORE INTO space VALUES (1, ?, ?, ?, 0, 0)",
            arguments: [space.model, space.dimension, UUID().uuidString])
    }

    /// Throws everything away and begins another space.
    static func empty(for space: VectorSpace, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM vector; DELETE FROM unmirrored")
        try db.execute(
            sql: "UPDATE space SET model = ?, dimension = ?, epoch = ?, generation = 0, removal = 0",
            arguments: [space.model, space.dimension, UUID().uuidString])
    }

    /// - Throws: ``OtherSpace``, or ``Damage`` where there is no such row.
    static func version(for space: VectorSpace, _ db: Database) throws -> Version {
        guard try Int.fetchOne(db, sql: "PRAGMA user_version") == layout,
            let row = try Row.fetchOne(db, sql: "SELECT model, dimension, epoch, generation FROM space"),
            let model = String.fromDatabaseValue(row[0]), let dimension = Int.fromDatabaseValue(row[1]),
            let epoch = String.fromDatabaseValue(row[2]), let generation = Int64.fromDatabaseValue(row[3])
        else { throw Damage() }
        let stored = VectorSpace(model: model, dimension: dimension)
        guard stored == space else { throw OtherSpace(space: stored) }
        return Version(epoch: epoch, generation: generation)
    }

    static func upsert(_ vectors: [String: [Float]], _ db: Database) throws {
        guard !vectors.isEmpty else { return }
        try db.execute(sql: "UPDATE space SET generation = generation + 1")
        let row = try db.cachedStatement(
            sql: """
                INSERT INTO vector VALUES (?, ?, (SELECT generation FROM space))
                ON CONFLICT (identifier) DO UPDATE SET vector = excluded.vector, changed = excluded.changed
                """)
        let mark = try db.cachedStatement(sql: "INSERT OR IGNORE INTO unmirrored VALUES (?)")
        for (identifier, vector) in vectors {
            try row.execute(arguments: [identifier, VectorBytes.data(of: vector)])
            try mark.execute(arguments: [identifier])
        }
    }

    static func remove(_ identifiers: Set<String>, _ db: Database) throws {
        guard !identifiers.isEmpty else { return }
        try db.execute(sql: "UPDATE space SET generation = generation + 1, removal = generation + 1")
        let row = try db.cachedStatement(sql: "DELETE FROM vector WHERE identifier = ?")
        for identifier in identifiers { try row.execute(arguments: [identifier]) }
        try unmark(identifiers, db)
    }

    /// Which vectors a mirror may not hold as they are.
    static func unmirrored(_ db: Database) throws -> Set<String> {
        try Set(
            DatabaseValue.fetchAll(db, sql: "SELECT identifier FROM unmirrored").compactMap(String.fromDatabaseValue))
    }

    static func unmark(_ identifiers: Set<String>, _ db: Database) throws {
        let row = try db.cachedStatement(sql: "DELETE FROM unmirrored WHERE identifier = ?")
        for identifier in identifiers { try row.execute(arguments: [identifier]) }
    }
}
#endif
