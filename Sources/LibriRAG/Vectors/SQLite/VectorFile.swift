#if SQLite
import Foundation
import GRDB
import LibriSQLite

/// The file of a vector store, which is a cache: what cannot be used is made anew.
struct VectorFile: Sendable {
    /// An open file.
    struct Opened: Sendable {
        let pool: DatabasePool
        /// Whether it is still the one that has the name.
        let identity: Identity
    }

    /// A file, whatever its name.
    struct Identity: Sendable, Equatable {
        private let device: UInt64
        private let number: UInt64

        /// Nothing where there is no file.
        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            (device, number) = (UInt64(status.st_dev), UInt64(status.st_ino))
        }
    }

    let path: String
    let space: VectorSpace
    let onReset: @Sendable (SQLiteVectorStore.Reset) -> Void

    /// Opens the file, and makes it where it is missing or cannot be used.
    func open() throws -> Opened {
        if let stranger = setStrangerAside() { onReset(.foreign(movedTo: stranger)) }
        do { return try opened() } catch  where Self.isDamage(error) {
            return try madeAnew()
        }
    }

    /// Throws the file away and makes a new one.
    func madeAnew() throws -> Opened {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
        let opened = try opened()
        onReset(.damaged)
        return opened
    }

    static func isDamage(_ error: any Error) -> Bool {
        if error is VectorTables.Damage { return true }
        // A table that is missing is an error of the statement.
        return [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR].contains((error as? DatabaseError)?.resultCode)
    }

    private func opened() throws -> Opened {
        try KeptFile(path: path).createForThisUserAlone()
        guard chmod(path, 0o600) == 0 else { throw CocoaError(.fileWriteNoPermission) }
        if Self.size(path) == 0 {
            // Without a write-ahead log, so that the mark of the application stands in the file itself.
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.write { db in try VectorTables.create(for: space, db) }
            try queue.close()
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        do {
            let other = try pool.write { db -> VectorSpace? in
                do {
                    _ = try VectorTables.version(for: space, db)
                    return nil
                } catch let error as VectorTables.OtherSpace {
                    try VectorTables.empty(for: space, db)
                    return error.space
                }
            }
            if let other { onReset(.otherSpace(other)) }
            guard let identity = Identity(path) else { throw CocoaError(.fileNoSuchFile) }
            return Opened(pool: pool, identity: identity)
        } catch {
            try? pool.close()
            throw error
        }
    }

    private var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "vectors"
        configuration.busyMode = .timeout(5)
        return configuration
    }

    private static func size(_ path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }

    /// Gives a file that no vector store has written another name: a path that was mistyped must cost nobody their data.
    ///
    /// - Returns: The other name, where there was such a file.
    private func setStrangerAside() -> String? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        guard let header = try? file.read(upToCount: 72), !header.isEmpty else { return nil }
        // https://www.sqlite.org/fileformat.html, 1.3: the application's number at 68, the highest byte first.
        let mark = withUnsafeBytes(of: VectorTables.application.bigEndian) { Data($0) }
        if header.count == 72, header.starts(with: Data("SQLite format 3\0".utf8)), header.suffix(4) == mark {
            return nil
        }
        let aside = path + ".set-aside-\(UUID().uuidString.prefix(8))"
        for suffix in ["", "-wal", "-shm", "-journal"] { rename(path + suffix, aside + suffix) }
        return aside
    }
}
#endif
