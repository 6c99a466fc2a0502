#if SQLite
import Foundation
import GRDB

/// Writes the sample shop's orders with the plan's column names.
public struct SampleOrderDatabase: Sendable {
    /// The number of orders that the plan speaks of.
    public static let defaultCount = 8_252
    /// The seed of the sample shop.
    public static let defaultSeed: UInt64 = 20_251_020

    /// Changes whenever the same seed gives other data, so that an old sample is made anew.
    static let version = 1

    private let count: Int
    private let seed: UInt64

    /// Describes a database.
    ///
    /// - Parameters:
    ///   - count: The number of orders, from 1.
    ///   - seed: The same seed gives the same orders.
    public init(count: Int = Self.defaultCount, seed: UInt64 = Self.defaultSeed) {
        self.count = count
        self.seed = seed
    }

    /// Writes the database; a file already there is replaced once the new one is whole.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - progress: Called from time to time with the number of orders written; their indexes come after the last.
    /// - Throws: ``OrderStoreError`` when the file cannot be written, ``ResourceError`` when the names are missing.
    public func write(to path: String, progress: (Int) -> Void = { _ in }) throws {
        let data = try SampleData.load()
        let target = URL(fileURLWithPath: path)
        let draft = target.deletingLastPathComponent().appendingPathComponent(
            ".\(target.lastPathComponent).\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: draft) }
        do {
            try fill(draft.path, data: data, progress: progress)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: draft.path)
            guard rename(draft.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            throw OrderStoreError(
                .unavailable, "\(path) cannot be written. Does its folder exist, and may this user write there?",
                underlying: error
            )
        }
    }

    /// Whether the file holds this version of the sample.
    static func isCurrent(_ path: String) -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { return false }
        var configuration = Configuration()
        configuration.readonly = true
        do {
            return try DatabaseQueue(path: path, configuration: configuration).read { db in
                try Int.fetchOne(db, sql: "PRAGMA user_version") == version
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            // Somebody is at work in it: it is there, and it is not ours to replace.
            return true
        } catch {
            return false
        }
    }

    private func fill(_ path: String, data: SampleData, progress: (Int) -> Void) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            // The file is a draft until it is renamed; nobody needs to recover it. The cache bounds the memory that
            // the indexes are sorted in, too (in KiB when negative).
            try db.execute(
                sql: """
                    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
                    PRAGMA cache_size = -65536; PRAGMA threads = 2
                    """
            )
        }
        let database = try DatabaseQueue(path: path, configuration: configuration)
        var generator = SampleOrderGenerator(data: data, count: count, seed: seed)
        try database.write { db in
            try db.execute(sql: Self.schema)
            var writer = try SampleOrderWriter(db)
            for index in 1...max(1, count) {
                try writer.write(generator.next(), id: index)
                if index % 4_000 == 0 || index == count { progress(index) }
            }
            try db.execute(sql: Self.indexes)
        }
        try database.close()
    }

    private static let schema = """
        PRAGMA user_version = \(version);
        CREATE TABLE Commandes (
            Id INTEGER PRIMARY KEY, NumeroCommande TEXT NOT NULL, NomClient TEXT NOT NULL, Email TEXT, Telephone TEXT,
            AdresseLivraison TEXT, Site TEXT NOT NULL, Etat TEXT NOT NULL, DateCommandeDu TEXT NOT NULL,
            DateExpeditionPrevue TEXT, Designation TEXT NOT NULL, NbExemplaires INTEGER NOT NULL, Prix REAL, Marge REAL,
            Transporteur TEXT, NumeroSuivi TEXT
        );
        CREATE TABLE HistoriqueEtats (NumeroCommande TEXT NOT NULL, DateEtat TEXT NOT NULL, Etat TEXT NOT NULL);
        """

    private static let indexes = """
        CREATE INDEX IX_Commandes_NumeroCommande ON Commandes (NumeroCommande);
        CREATE INDEX IX_HistoriqueEtats_NumeroCommande ON HistoriqueEtats (NumeroCommande, DateEtat);
        """
}
#endif
