#if SQLite
import Foundation
import GRDB

/// Passages and their words in an SQLite file.
public struct SQLiteKnowledgeStore: KnowledgeStore {
    private let path: String
    private let analysis: String

    /// Names a store; the file is opened for each operation, which are rare.
    ///
    /// - Parameters:
    ///   - path: The file; it is made by ``replace(with:)``.
    ///   - analyzers: The rules by which words are analysed. A store made by other rules is refused.
    public init(path: String, analyzers: Analyzers) {
        self.path = path
        analysis = analyzers.version
    }

    /// Everything.
    public func content() async throws(KnowledgeStoreError) -> KnowledgeContent {
        guard FileManager.default.fileExists(atPath: path) else {
            throw KnowledgeStoreError(
                .missing,
                "The knowledge store \(path) does not exist. Make it with: libriassist-cli knowledge index FOLDER --store \(path)"
            )
        }
        do {
            return try await open().read { db in
                guard try isCurrent(db) else {
                    throw KnowledgeStoreError(
                        .outdated,
                        "The knowledge store \(path) was made by another version. Make it anew with: "
                            + "libriassist-cli knowledge index FOLDER --store \(path)"
                    )
                }
                return try KnowledgeTables.read(db)
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

    /// What the store was made from; nothing when it is missing, damaged or made by other rules.
    public func fingerprint() async -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try? await open().read { db in
            guard try isCurrent(db) else { return nil }
            return try KnowledgeTables.meta("fingerprint", db)
        }
    }

    private func open() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private func isCurrent(_ db: Database) throws -> Bool {
        guard try Int.fetchOne(db, sql: "PRAGMA user_version") == KnowledgeTables.layout else { return false }
        return try KnowledgeTables.meta("analysis", db) == analysis
    }

    /// Replaces everything: a new file is written beside the old one and takes its name once it is whole and on the disk.
    ///
    /// Whoever has the old file open reads it to the end; nothing of it remains in the new one.
    public func replace(with content: KnowledgeContent) async throws(KnowledgeStoreError) {
        let lock = try StoreLock(for: path)
        defer { lock.release() }
        let draft = lock.draft
        // What a process left that was killed while it wrote.
        for suffix in ["", "-journal"] { try? FileManager.default.removeItem(atPath: draft + suffix) }
        defer { try? FileManager.default.removeItem(atPath: draft) }
        do {
            try await fill(draft, with: content)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: draft)
            guard rename(draft, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
            lock.synchronizeFolder()
        } catch {
            let isFull = (error as? DatabaseError)?.resultCode == .SQLITE_FULL
            throw KnowledgeStoreError(
                .unavailable,
                isFull
                    ? "The knowledge store \(path) cannot be written: the disk is full. The old one stays. Make room and try again."
                    : "The knowledge store \(path) cannot be written. Does its folder exist, may this user write there, and is there room?",
                underlying: error
            )
        }
    }

    private func fill(_ path: String, with content: KnowledgeContent) async throws {
        // Others only read the file, perhaps in a folder where they may not write: no write-ahead log.
        let database = try DatabaseQueue(path: path)
        try await database.write { db in try KnowledgeTables.write(content, analysis: analysis, to: db) }
        try database.close()
    }
}
#endif
