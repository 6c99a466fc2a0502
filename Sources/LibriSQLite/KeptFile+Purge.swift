#if SQLite
import GRDB

extension KeptFile {
    /// How far a purge came.
    package struct Purge: Sendable {
        /// The rows that were removed, of each kind in the order asked for.
        package var removed: [Int]
        /// Whether no row past its time is left.
        package var isComplete = false
        /// Whether nothing of removed rows can be read in the file or beside it.
        package var isErased = false
        /// What stopped it.
        package var failure: (any Error)?
    }

    /// Removes what is past its time, so that nothing of it is left in the file, nor in the journals beside it.
    ///
    /// The purge has a connection of its own, and may run in another process than the one that writes the file. Where the
    /// file is missing, nothing happens.
    ///
    /// - Parameters:
    ///   - kinds: What may be past its time.
    ///   - rebuilding: Write the file anew. `secure_delete` overwrites rows where they are, but not the copies that SQLite
    ///     leaves in the free space of a page when it moves rows to another; only writing all pages anew (`VACUUM`) does.
    ///     Nobody can write the file meanwhile.
    ///   - patience: How long whoever holds the file is waited for, at each step.
    package func purge(_ kinds: [KeptRows], rebuilding: Bool, patience: Duration) async -> Purge {
        var purge = Purge(removed: kinds.map { _ in 0 })
        guard exists else {
            (purge.isComplete, purge.isErased) = (true, true)
            return purge
        }
        do {
            let database = try DatabaseQueue(
                path: path, configuration: Self.configuration(label: "purge", busyTimeout: 1))
            defer { try? database.close() }
            for (index, rows) in kinds.enumerated() {
                while true {
                    let removed = try await Self.retrying(for: patience) {
                        try await database.write { db in try rows.removeSome(db) }
                    }
                    purge.removed[index] += removed
                    guard removed == KeptRows.mostAtOnce else { break }
                    // Whoever waits to write goes first.
                    try await Task.sleep(for: breath)
                }
            }
            purge.isComplete = true
            if rebuilding {
                try await Self.retrying(for: patience) {
                    try await database.writeWithoutTransaction { db in
                        // The copy holds nothing that was removed, and memory might not hold the copy.
                        try db.execute(sql: "PRAGMA temp_store = FILE; VACUUM; PRAGMA temp_store = MEMORY")
                    }
                }
            }
            try await Self.retrying(for: patience) {
                // A write-ahead log keeps every page as it was until it is emptied; without one nothing happens.
                _ = try await database.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
            }
            purge.isErased = true
        } catch {
            purge.failure = error
        }
        return purge
    }

    /// Counts what is kept, of each kind in the order asked for; nothing where the file is missing.
    package func count(_ kinds: [KeptRows]) async throws -> [KeptRows.Count] {
        guard exists else { return kinds.map { _ in KeptRows.Count() } }
        let database = try DatabaseQueue(path: path, configuration: Self.configuration(label: "count", busyTimeout: 2))
        defer { try? database.close() }
        return try await database.read { db in try kinds.map { try $0.count(db) } }
    }

    private static func retrying<Result: Sendable>(
        for patience: Duration, _ work: () async throws -> Result
    ) async throws -> Result {
        let deadline = ContinuousClock.now + patience
        while true {
            do {
                return try await work()
            } catch let error as DatabaseError
                where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) && ContinuousClock.now < deadline
            {
                try await Task.sleep(for: pause)
            }
        }
    }

    private static var pause: Duration { .milliseconds(100) }
    private var breath: Duration { .milliseconds(30) }
}
#endif
